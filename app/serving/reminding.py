"""Reminding: what has waited too long is taken to the next person, day after day."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from sqlalchemy.exc import SQLAlchemyError

from app.database import Database
from intake.inquiries.silence import tell_chiefs
from record.actors import Actor
from record.row import now

log = structlog.get_logger()

LOOKS_EVERY = 3600
"""Seconds: the day changes at some time or other."""
CLOCK = Actor("reminding")


def remind(database: Database) -> int:
    """Tell the chiefs of questions that nobody has answered; return how many there were."""
    with database.writing(CLOCK) as session:
        return tell_chiefs(session, now().date())


@contextmanager
def reminding(database: Database) -> Iterator[None]:
    """Remind while this lasts."""
    stopped = threading.Event()
    thread = threading.Thread(target=_work, args=(database, stopped), name="reminding", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join(1)


def _work(database: Database, stopped: threading.Event) -> None:
    while not stopped.is_set():
        try:
            remind(database)
        except SQLAlchemyError as error:
            log.warning("reminding stopped", error=type(error).__name__)
        stopped.wait(LOOKS_EVERY)
