"""One request, command or job is one transaction, committed before the answer leaves."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Select
from sqlalchemy.exc import DBAPIError

from app.errors import OutcomeUnknownError
from app.storage.dialects import check_durable, line_of_writers, open_engine
from app.storage.point_read import PointRead
from app.storage.wiping import wipe
from record.actors import Actor
from record.outbox.telling import has_told
from record.recording.session import RecordedSession
from record.standing import STANDING, Standing


class Database:
    """The register's database: transactions that read, and transactions that write."""

    def __init__(self, url: str) -> None:
        self._standing = Standing()
        self.engine = open_engine(url).execution_options(**{STANDING: self._standing})
        self._writers = self.engine.execution_options(writing=True)
        self._turn = line_of_writers(self.engine)
        self._readers = self.engine
        self._point_reads: list[PointRead] = []
        self.told = threading.Event()
        """Set when somebody has been told something: whoever sends it waits for it."""
        if self.engine.dialect.name == "postgresql":
            # All selects of one answer see the same moment, as they do on SQLite.
            self._readers = self.engine.execution_options(isolation_level="REPEATABLE READ")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection whose selects all see the same moment."""
        with self._readers.connect() as connection:
            yield connection

    @contextmanager
    def writing(self, actor: Actor) -> Iterator[RecordedSession]:
        """Give a session; what was done in it is committed at the end, or nothing of it."""
        with self._turn(), RecordedSession(self._writers, actor) as session:
            yield session
            _commit(session)
            if has_told(session):
                self.told.set()
        if session.recording.forgetting:
            wipe(self.engine)

    def point_read(self, asked: Select[Any]) -> PointRead:
        """Return a select that will be asked again and again."""
        self._point_reads.append(PointRead(self.engine, asked))
        return self._point_reads[-1]

    def check(self) -> None:
        """Refuse a database that is set up to lose what it has acknowledged."""
        with self.reading() as connection:
            check_durable(connection)

    def close(self) -> None:
        """Let go of all connections, and of what was read through them."""
        self._standing.forget()
        for point_read in self._point_reads:
            point_read.close()
        self.engine.dispose()


def _commit(session: RecordedSession) -> None:
    """Keep what was done; say so where the answer to that was lost with the connection."""
    try:
        session.commit()
    except DBAPIError as error:
        # Whatever was executed before has a statement: the COMMIT itself has none.
        if error.connection_invalidated and error.statement is None:
            raise OutcomeUnknownError from error
        raise
