"""Selects of what belongs to some things.

Here alone, ids go as one parameter, which each database takes apart in its own way: so a statement
is the same for any number of them, and is prepared once.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import ColumnElement, Connection, SelectBase, Text, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import NullType

from record.driver.prepared import Prepared, Rows


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


class Belonging:
    """A select of what belongs to the asked ids.

    The first column says to which, as the driver has it: to be compared, not given out. Words stand
    as they are stored.
    """

    def __init__(self, wanted: SelectBase) -> None:
        self._prepared = Prepared(wanted, as_stored=True)

    def rows(self, connection: Connection, ids: str = "") -> Rows:
        """Return what belongs to the ids, as `asked` writes them."""
        return self._prepared.rows(connection, ids=ids)
