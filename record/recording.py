"""The session that writes the history itself, so that no change escapes it."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.orm import ORMExecuteState
from sqlmodel import Session, SQLModel

from record.actors import Actor
from record.appending import Recording, append
from record.row import Row
from record.touched import Touched, both, changed, created, deleted


class UnrecordedWriteError(Exception):
    """A statement tried to change rows past the history."""


class RecordedSession(Session):
    """A session whose every change is written to the history in the same transaction."""

    def __init__(self, bind: Connection | Engine, actor: Actor) -> None:
        super().__init__(bind, expire_on_commit=False)
        self.recording = Recording(actor)

    @property
    def actor(self) -> Actor:
        """Return who acts in this session."""
        return self.recording.actor


@event.listens_for(RecordedSession, "before_flush")
def _notice(session: RecordedSession, _context: object, _instances: object) -> None:
    for touched in _happened(session):
        key = (touched.table, touched.id)
        known = session.recording.touched.pop(key, None)
        together = touched if known is None else both(known, touched)
        if together is not None:
            session.recording.touched[key] = together


def _happened(session: RecordedSession) -> Iterator[Touched]:
    for row in session.new:
        if isinstance(row, Row):
            yield created(row)
    for row in session.dirty:
        if isinstance(row, Row) and session.is_modified(row) and (touched := changed(row)):
            yield touched
    for row in session.deleted:
        if isinstance(row, Row):
            yield deleted(row)


@event.listens_for(RecordedSession, "before_commit")
def _write_history(session: RecordedSession) -> None:
    session.flush()
    touched = list(session.recording.touched.values())
    session.recording.touched.clear()
    if touched:
        append(session.connection(), session.recording, touched)


@event.listens_for(RecordedSession, "after_rollback")
def _forget(session: RecordedSession) -> None:
    session.recording.touched.clear()


@event.listens_for(RecordedSession, "do_orm_execute")
def _refuse_unrecorded(state: ORMExecuteState) -> None:
    written = state.is_insert or state.is_update or state.is_delete
    table: Any = getattr(state.statement, "table", None)
    if written and table is not None and table.name in _recorded_tables():
        raise UnrecordedWriteError(f"write rows of {table.name} through the session's objects")


@cache
def _recorded_tables() -> frozenset[str]:
    tables = (mapper.class_ for mapper in SQLModel._sa_registry.mappers)
    return frozenset(str(table.__tablename__) for table in tables if issubclass(table, Row))
