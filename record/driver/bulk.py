"""Writing rows straight to the driver, column by column: one, or thousands."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table, bindparam, insert, update
from sqlalchemy.types import TypeEngine
from sqlmodel import SQLModel

from record.driver.straight import copy, run

Values = Mapping[str, Any]

ROW = "row_to_update"
"""What the id is called by that says which row; columns have their own names."""


MANY = 100
"""So many rows PostgreSQL is given at one stroke: each INSERT would cost it, and us, twice that."""


def insert_rows(connection: Connection, table: type[SQLModel], rows: Sequence[Values]) -> None:
    """Insert rows that have a value for every column of the table."""
    if len(rows) >= MANY and connection.dialect.name == "postgresql":
        copying = _copying(table, connection.dialect)
        copy(connection, copying.statement, copying.parameters(rows))
    elif rows:
        insertion = _insertion(table, connection.dialect)
        given = insertion.parameters(rows)
        several = len(given) > 1
        run(connection, insertion.statement, given if several else given[0], many=several)


def update_row(connection: Connection, table: type[SQLModel], row_id: Any, new: Values) -> None:
    """Give columns of a row new values."""
    writing = _update(table, connection.dialect, tuple(new))
    run(connection, writing.statement, writing.parameters([{**new, ROW: row_id}])[0])


@dataclass(frozen=True)
class _Written:
    """A write as one driver speaks it; SQLAlchemy would make it anew for each row."""

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
def _update(table: type[SQLModel], dialect: Dialect, names: tuple[str, ...]) -> _Written:
    target: Table = table.__table__  # type: ignore[attr-defined]
    changed = {name: bindparam(name, type_=target.c[name].type) for name in names}
    row_id = bindparam(ROW, type_=target.c.id.type)
    compiled = update(target).where(target.c.id == row_id).values(changed).compile(dialect=dialect)
    types = {name: bind.type for name, bind in (changed | {ROW: row_id}).items()}
    return _written(compiled, types, dialect)


@lru_cache(maxsize=128)
def _insertion(table: type[SQLModel], dialect: Dialect) -> _Written:
    target: Table = table.__table__  # type: ignore[attr-defined]
    named = {column.name: bindparam(column.name, type_=column.type) for column in target.columns}
    compiled = insert(target).values(named).compile(dialect=dialect)
    return _written(compiled, {column.name: column.type for column in target.columns}, dialect)


@lru_cache(maxsize=128)
def _copying(table: type[SQLModel], dialect: Dialect) -> _Written:
    target: Table = table.__table__  # type: ignore[attr-defined]
    prepare = dialect.identifier_preparer
    names = ", ".join(map(prepare.format_column, target.columns))
    statement = f"COPY {prepare.format_table(target)} ({names}) FROM STDIN"
    types = {column.name: column.type for column in target.columns}
    return _Written(statement, _columns(types, types, dialect), by_name=False)


def _written(compiled: Any, types: Mapping[str, TypeEngine[Any]], dialect: Dialect) -> _Written:
    columns = _columns(compiled.positiontup or types, types, dialect)
    return _Written(str(compiled), columns, by_name=compiled.positiontup is None)


def _columns(
    names: Iterable[str], types: Mapping[str, TypeEngine[Any]], dialect: Dialect
) -> Sequence[tuple[str, Callable[[Any], Any] | None]]:
    return [(name, types[name].dialect_impl(dialect).bind_processor(dialect)) for name in names]
