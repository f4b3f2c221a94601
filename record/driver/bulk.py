"""Inserting rows by the thousand: straight to the driver, column by column."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table, bindparam, insert
from sqlmodel import SQLModel

Values = Mapping[str, Any]


def insert_rows(connection: Connection, table: type[SQLModel], rows: Sequence[Values]) -> None:
    """Insert rows that have a value for every column of the table."""
    insertion = _insertion(table, connection.dialect)
    if rows:
        connection.exec_driver_sql(insertion.statement, insertion.parameters(rows))


@dataclass(frozen=True)
class _Insertion:
    """A table's insert as one driver speaks it; SQLAlchemy would make it anew for each row."""

    statement: str
    columns: Sequence[tuple[str, Callable[[Any], Any] | None]]
    by_name: bool

    def parameters(self, rows: Sequence[Values]) -> Any:
        columns = [_bound([row[name] for row in rows], bind) for name, bind in self.columns]
        values = zip(*columns, strict=True)
        if not self.by_name:
            return list(values)
        names = [name for name, _ in self.columns]
        return [dict(zip(names, row, strict=True)) for row in values]


def _bound(values: list[Any], bind: Callable[[Any], Any] | None) -> list[Any]:
    """Return values as the driver takes them; a column often says the same all the way down."""
    if bind is None:
        return values
    first = values[0]
    if all(value is first for value in values):
        return [bind(first)] * len(values)
    return list(map(bind, values))


@lru_cache(maxsize=128)
def _insertion(table: type[SQLModel], dialect: Dialect) -> _Insertion:
    target: Table = table.__table__  # type: ignore[attr-defined]
    named = {column.name: bindparam(column.name, type_=column.type) for column in target.columns}
    compiled = insert(target).values(named).compile(dialect=dialect)
    names = compiled.positiontup or list(named)
    types = {column.name: column.type.dialect_impl(dialect) for column in target.columns}
    columns = [(name, types[name].bind_processor(dialect)) for name in names]
    return _Insertion(str(compiled), columns, by_name=compiled.positiontup is None)
