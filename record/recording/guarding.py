"""The guard against writing past the history."""

from functools import cache

from sqlalchemy import Connection, Engine, event
from sqlalchemy.sql.dml import UpdateBase
from sqlmodel import SQLModel

from record.row import Row

RECORDING = "recording"
"""Where a connection tells what the session that writes through it has to tell the history."""


class UnrecordedWriteError(Exception):
    """A statement tried to change rows past the history."""


def put_up_guard(bind: Connection | Engine) -> None:
    """Let whatever writes through an engine be refused unless its session has noticed it."""
    if not event.contains(bind, "before_execute", _refuse_unrecorded):
        event.listen(bind, "before_execute", _refuse_unrecorded)


def _refuse_unrecorded(connection: Connection, statement: object, *_others: object) -> None:
    # Only a flush writes rows that have been noticed; all else goes past the history.
    table = getattr(statement, "table", None) if isinstance(statement, UpdateBase) else None
    name = getattr(table, "name", None)
    if name in _recorded_tables() and not connection.info[RECORDING].flushing:
        raise UnrecordedWriteError(f"write rows of {name} through the session's objects")


@cache
def _recorded_tables() -> frozenset[str]:
    tables = (mapper.class_ for mapper in SQLModel._sa_registry.mappers)
    return frozenset(str(table.__tablename__) for table in tables if issubclass(table, Row))
