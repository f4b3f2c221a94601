"""Selects that are compiled once for each database; their rows are taken straight of the driver.

For one row, a select costs SQLAlchemy more than it costs the database; for hundreds, its result
costs more than the rows.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

import orjson
from sqlalchemy import JSON, Connection, Dialect, SelectBase
from sqlalchemy.types import TypeEngine

from record.columns import Word
from record.driver.straight import fetch

REPEATED = 16_384
"""How many values of a type are made once only: ids of units and days come again and again."""

Convert = Callable[[Any], Any]
Rows = Sequence[Sequence[Any]]


class _Compiled(NamedTuple):
    """A select as one database takes it, and how what it answers is made into values."""

    sql: str
    order: Sequence[str] | None
    """The parameters by name, where the database knows them by their order alone."""
    values: Mapping[str, Any]
    """What is always the same of what is asked."""
    makes: Mapping[str, Convert]
    """What makes a value the database's own."""
    names: Sequence[str]
    converts: Sequence[tuple[int, Convert]]


class Prepared:
    """A select whose parameters have names.

    Its rows hold what SQLAlchemy would give; where they are only to be compared, the first column
    and words may be left as they are stored.
    """

    def __init__(self, wanted: SelectBase, *, as_stored: bool = False) -> None:
        self._wanted = wanted
        self._as_stored = as_stored
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, connection: Connection, **given: Any) -> Rows:
        """Return the rows."""
        compiled = self._compiled_for(connection.dialect)
        return _converted(self._ask(connection, compiled, given), compiled.converts)

    def dicts(self, connection: Connection, **given: Any) -> list[dict[str, Any]]:
        """Return the rows by the names of their columns."""
        names = self._compiled_for(connection.dialect).names
        return [dict(zip(names, row, strict=True)) for row in self.rows(connection, **given)]

    def scalar(self, connection: Connection, **given: Any) -> Any:
        """Return the first value of the first row, if there is one."""
        rows = self.rows(connection, **given)
        return rows[0][0] if rows else None

    def _ask(self, connection: Connection, compiled: _Compiled, given: Mapping[str, Any]) -> Any:
        asked: Any = {**compiled.values, **given}
        for name, make in compiled.makes.items():
            asked[name] = make(asked[name])
        if compiled.order is not None:
            asked = tuple([asked[name] for name in compiled.order])
        return fetch(connection, compiled.sql, asked)

    def _compiled_for(self, dialect: Dialect) -> _Compiled:
        compiled = self._compiled.get(dialect.name)
        if compiled is None:
            compiled = self._compiled[dialect.name] = self._compile(dialect)
        return compiled

    def _compile(self, dialect: Dialect) -> _Compiled:
        compiled: Any = self._wanted.compile(dialect=dialect)
        given = {name for name, bind in compiled.binds.items() if bind.required}
        state = compiled.construct_expanded_state(dict.fromkeys(given))
        # Lists stand taken apart beside themselves, each part with what makes it a parameter.
        makes = dict(state.processors)
        for name, bind in compiled.binds.items():
            if not bind.expanding:
                makes[name] = bind.type.dialect_impl(dialect).bind_processor(dialect)
        values = {
            name: make(value) if (make := makes.get(name)) is not None else value
            for name, value in state.parameters.items()
            if name not in given
        }
        types = [column.type for column in self._wanted.selected_columns]
        return _Compiled(
            state.statement,
            state.positiontup,
            values,
            {name: makes[name] for name in given if makes[name] is not None},
            self._wanted.selected_columns.keys(),
            self._converts(types, dialect),
        )

    def _converts(
        self, types: Sequence[TypeEngine[Any]], dialect: Dialect
    ) -> Sequence[tuple[int, Convert]]:
        as_stored = self._as_stored
        converts = [
            (at, _conversion(type_, dialect))
            for at, type_ in enumerate(types)
            if not (as_stored and (at == 0 or isinstance(type_, Word)))
        ]
        return [(at, convert) for at, convert in converts if convert is not None]


def _converted(rows: Rows, converts: Sequence[tuple[int, Convert]]) -> Rows:
    """Return rows with their values made; column by column, which spares a loop for each row."""
    if not rows or not converts:
        return rows
    columns: list[Iterable[Any]] = [*zip(*rows, strict=True)]
    for at, convert in converts:
        columns[at] = map(convert, columns[at])
    return [*zip(*columns, strict=True)]


def _conversion(type_: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    if isinstance(type_, Word):
        return _words_of(type_.kind)
    convert: Any = type_.dialect_impl(dialect).result_processor(dialect, None)
    if convert is None:
        return None
    # What JSON says may be changed by who gets it, so each gets their own.
    return _said if isinstance(type_, JSON) else _made_once(type(type_), dialect.name, convert)


def _said(text: str | None) -> Any:
    return None if text is None else orjson.loads(text)


@cache
def _words_of(kind: Any) -> Convert:
    words = {None: None} | {str(word): word for word in kind}
    return words.__getitem__


_MADE: dict[tuple[type[Any], str], Convert] = {}


def _made_once(kind: type[Any], dialect: str, convert: Convert) -> Convert:
    return _MADE.setdefault((kind, dialect), lru_cache(REPEATED)(convert))
