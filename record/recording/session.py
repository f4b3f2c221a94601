"""The session that writes the history itself, so that no change escapes it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, event
from sqlalchemy.orm import SessionTransaction
from sqlmodel import Session

from record.actors import Actor
from record.collecting import no_collecting
from record.history.appending import Recording, append
from record.history.touched import Touched, both, changed, created, deleted
from record.recording.following import Followed
from record.recording.gathering import Gathered, is_new
from record.recording.guarding import RECORDING, UnrecordedWriteError, put_up_guard
from record.row import Row
from record.standing import TOUCHED

R = TypeVar("R", bound=Row)


class RecordedSession(Session):
    """A session whose every change is written to the history in the same transaction."""

    def __init__(self, bind: Connection | Engine, actor: Actor) -> None:
        super().__init__(bind, expire_on_commit=False)
        self.begun: Connection | None = None
        """The connection of the transaction that is under way, if one is."""
        put_up_guard(bind)
        self.recording = Recording(actor)
        self._gathered: Gathered | None = None
        self._followed = Followed()

    @property
    def actor(self) -> Actor:
        """Return who acts in this session."""
        return self.recording.actor

    def begin(self, nested: bool = False) -> SessionTransaction:
        """Begin the transaction; a part of it cannot be rolled back beneath the history."""
        if nested:
            raise UnrecordedWriteError("there are no savepoints")
        return super().begin()

    def connection(self, *arguments: Any, **options: Any) -> Connection:
        """Return the transaction's connection, which SQLAlchemy would look for each time."""
        return self.begun or super().connection(*arguments, **options)

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """Let new rows be written thousands at a time; once written, they can only be read.

        The unit of work would follow each of them, which takes most of the time of an import.
        """
        self._gathered = Gathered()
        try:
            yield
            self.flush()
        finally:
            self._gathered = None

    def follow(self, table: type[R], values: Mapping[str, Any]) -> R:
        """Return a row that has been read, and locked, in this transaction; changes are written.

        The unit of work does not know it: what else changes the row must be given this very object.
        """
        return self._followed.follow(table, values)

    def let_go(self) -> None:
        """Follow no row any more that was read past the unit of work."""
        self._followed.rows.clear()

    def add(self, instance: object, **options: bool) -> None:
        """Take in an object, which is written at the next flush."""
        if self._gathered is not None and is_new(instance):
            self._gathered.rows.append(instance)
        else:
            super().add(instance, **options)

    def flush(self, objects: Sequence[object] | None = None) -> None:
        """Write what has been done so far, and take note of it for the history."""
        if self._gathered is not None and self._gathered.rows:
            for row in self._gathered.rows:
                _note(self.recording, created(row))
            self._gathered.write(self.connection())
        super().flush(objects)
        if self._followed.rows:
            for touched in self._followed.write(self.connection()):
                _note(self.recording, touched)


@event.listens_for(RecordedSession, "before_flush")
def _notice(session: RecordedSession, _context: object, _instances: object) -> None:
    session.recording.flushing = True
    for touched in _happened(session):
        _note(session.recording, touched)


def _note(recording: Recording, touched: Touched) -> None:
    key = (touched.table, touched.id)
    known = recording.touched.pop(key, None)
    together = touched if known is None else both(known, touched)
    if together is not None:
        recording.touched[key] = together


def _happened(session: RecordedSession) -> Iterator[Touched]:
    for row in session.new:
        if isinstance(row, Row):
            yield created(row)
    for row in session.dirty:
        if isinstance(row, Row) and (touched := changed(row)):
            yield touched
    for row in session.deleted:
        if isinstance(row, Row):
            yield deleted(row)


@event.listens_for(RecordedSession, "after_flush")
def _flushed(session: RecordedSession, _context: object) -> None:
    session.recording.flushing = False


@event.listens_for(RecordedSession, "before_commit")
def _write_history(session: RecordedSession) -> None:
    session.flush()
    touched = list(session.recording.touched.values())
    session.recording.touched.clear()
    if touched:
        with no_collecting():
            append(session.connection(), session.recording, touched)


@event.listens_for(RecordedSession, "after_transaction_end")
def _ended(session: RecordedSession, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        session.begun = None


@event.listens_for(RecordedSession, "after_rollback")
def _forget(session: RecordedSession) -> None:
    session.begun = None
    session.recording.flushing = False
    session.recording.touched.clear()
    session.let_go()


@event.listens_for(RecordedSession, "after_begin")
def _begun(session: RecordedSession, _transaction: object, connection: Connection) -> None:
    session.begun = connection
    connection.info[RECORDING] = session.recording
    connection.info[TOUCHED] = session.recording.touched
