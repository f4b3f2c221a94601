"""Taking note that sessions are in use: now and then, and never while somebody waits."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from uuid import UUID

import structlog
from sqlalchemy.exc import SQLAlchemyError

from app.database import Database
from app.identity.sessions.session import TOUCHED_EVERY, Terms, Used, touch
from record.actors import Actor

log = structlog.get_logger()
SAMSYN = Actor("samsyn")


class Touching:
    """Notes the use of an installation's sessions, in a thread of its own."""

    def __init__(self, database: Database, terms: Terms) -> None:
        self._database = database
        self._terms = terms
        self._thread = ThreadPoolExecutor(1, "touching")
        self._waiting: set[UUID] = set()

    def note(self, used: Used, at: datetime) -> None:
        """Take note that a session is used, unless that was done a moment ago."""
        if at - used.noted_at >= TOUCHED_EVERY and used.session_id not in self._waiting:
            self._waiting.add(used.session_id)
            lapses_at = self._terms.lapse(at, used.ends_at)
            self._thread.submit(self._touch, used.session_id, at, lapses_at)

    def wait(self) -> None:
        """Wait until all that is to be noted has been."""
        self._thread.submit(int).result()

    def _touch(self, session_id: UUID, at: datetime, lapses_at: datetime) -> None:
        try:
            with self._database.writing(SAMSYN) as session:
                touch(session, session_id, at, lapses_at)
        except SQLAlchemyError as error:
            log.warning("session not noted as used", error=type(error).__name__)
        finally:
            self._waiting.discard(session_id)
