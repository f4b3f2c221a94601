"""Selects of what belongs to some things: made once, and their rows taken straight of the driver.

For one thing, a select costs SQLAlchemy more than it costs the database; for hundreds, its result
costs more than the rows. Here alone, ids go as one parameter, which each database takes apart in
its own way: so a statement is the same for any number of them, and is prepared once.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from sqlalchemy import JSON, ColumnElement, Connection, Dialect, SelectBase, Text, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import NullType, TypeEngine

from record.row import Word

REPEATED = 16_384
"""How many values of a type are made once only: ids of units and days come again and again."""

Convert = Callable[[Any], Any]
Rows = Sequence[Sequence[Any]]


class AmongAsked(ColumnElement[Any]):
    """The condition that a column holds one of the asked ids."""

    inherit_cache = False
    type = NullType()
    # SQLite has no booleans: SQLAlchemy would compare one with 1, which no index helps with.
    _is_implicitly_boolean = True

    def __init__(self, column: Any) -> None:
        self.column = column
        self.ids = bindparam("ids", "", type_=Text)


@compiles(AmongAsked, "sqlite")
def _listed(condition: AmongAsked, compiler: SQLCompiler, **options: Any) -> str:
    column, ids = (compiler.process(part, **options) for part in (condition.column, condition.ids))
    return f"{column} IN (SELECT value FROM json_each({ids}))"  # noqa: S608 - names and parameters


@compiles(AmongAsked, "postgresql")
def _in_array(condition: AmongAsked, compiler: SQLCompiler, **options: Any) -> str:
    column, ids = (compiler.process(part, **options) for part in (condition.column, condition.ids))
    # Within a select of its own the text is taken apart once, not once for each row.
    return f"{column} = ANY((SELECT CAST({ids} AS UUID[]))::UUID[])"


def asked(connection: Connection, ids: Iterable[UUID]) -> str:
    """Return ids as the one parameter that they are asked with."""
    written = [row_id.hex for row_id in ids]
    if connection.dialect.name == "postgresql":
        return f"{{{','.join(written)}}}"
    return orjson.dumps(written).decode()


class _Prepared(NamedTuple):
    """A select as one database takes it, and how what it answers is made into values."""

    sql: str
    order: Sequence[str] | None
    """The parameters by name, where the database knows them by their order alone."""
    values: Mapping[str, Any]
    """What is always the same of what is asked."""
    converts: Sequence[tuple[int, Convert]]


class Belonging:
    """A select of what belongs to the asked ids.

    The first column says to which, as the driver has it: to be compared, not given out. Words stand
    as they are stored.
    """

    def __init__(self, wanted: SelectBase) -> None:
        self._wanted = wanted
        self._prepared: dict[str, _Prepared] = {}

    def rows(self, connection: Connection, ids: str = "") -> Rows:
        """Return what belongs to the ids, as `asked` writes them."""
        dialect = connection.dialect
        prepared = self._prepared.get(dialect.name)
        if prepared is None:
            prepared = self._prepared[dialect.name] = self._prepare(dialect)
        given: Any = {**prepared.values, "ids": ids}
        if prepared.order is not None:
            given = tuple([given[name] for name in prepared.order])
        cursor: Any = connection.exec_driver_sql(prepared.sql, given).cursor
        rows: list[Any] = cursor.fetchall()
        cursor.close()
        return [_converted(row, prepared.converts) for row in rows] if prepared.converts else rows

    def _prepare(self, dialect: Dialect) -> _Prepared:
        compiled: Any = self._wanted.compile(dialect=dialect)
        state = compiled.construct_expanded_state()
        # Lists stand taken apart beside themselves, each part with what makes it a parameter.
        makes = dict(state.processors)
        for name, bind in compiled.binds.items():
            if not bind.expanding:
                makes[name] = bind.type.dialect_impl(dialect).bind_processor(dialect)
        values = {
            name: make(value) if (make := makes.get(name)) is not None else value
            for name, value in state.parameters.items()
        }
        types = [column.type for column in self._wanted.selected_columns]
        converts = [(at, _convert(type_, dialect)) for at, type_ in enumerate(types) if at]
        needed = [(at, convert) for at, convert in converts if convert is not None]
        return _Prepared(state.statement, state.positiontup, values, needed)


def _converted(row: Sequence[Any], converts: Sequence[tuple[int, Convert]]) -> Sequence[Any]:
    values = list(row)
    for at, convert in converts:
        values[at] = convert(values[at])
    return values


def _convert(type_: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    convert: Any = type_.dialect_impl(dialect).result_processor(dialect, None)
    if convert is None or isinstance(type_, Word):
        return None
    return convert if isinstance(type_, JSON) else _made_once(type(type_), dialect.name, convert)


_MADE: dict[tuple[type[Any], str], Convert] = {}


def _made_once(kind: type[Any], dialect: str, convert: Convert) -> Convert:
    return _MADE.setdefault((kind, dialect), lru_cache(REPEATED)(convert))
