"""Sending what people are to be told: in a thread of its own, so that nobody waits for it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from sqlalchemy.exc import SQLAlchemyError

from app.database import Database
from app.serving.mailing import MailServer
from app.serving.posting import send_due
from app.settings import Settings

log = structlog.get_logger()

LOOKS_EVERY = 30
"""Seconds until the worker looks by itself: for what another process told, and what waits."""
ENDS_WITHIN = 5
"""Seconds that the server waits for a letter that is under way; the next start sends it again."""


class Sending:
    """The thread that sends: woken by commits that tell somebody something, and by time."""

    def __init__(self, database: Database, server: MailServer) -> None:
        self._database = database
        self._server = server
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work, name="sending", daemon=True)

    def start(self) -> None:
        """Begin to send."""
        self._thread.start()

    def stop(self) -> None:
        """Send no more letters."""
        self._stopped.set()
        self._database.told.set()
        self._thread.join(ENDS_WITHIN)

    def _work(self) -> None:
        while not self._stopped.is_set():
            self._database.told.clear()
            try:
                send_due(self._database, self._server, may_go_on=self._goes_on)
            except SQLAlchemyError as error:
                log.warning("sending stopped", error=type(error).__name__)
            if self._goes_on():
                self._database.told.wait(LOOKS_EVERY)

    def _goes_on(self) -> bool:
        return not self._stopped.is_set()


@contextmanager
def sending(database: Database, settings: Settings) -> Iterator[None]:
    """Send while this lasts, if there is a mail server; without one, what is told waits."""
    if not settings.smtp_host:
        yield
        return
    worker = Sending(database, MailServer(settings))
    worker.start()
    try:
        yield
    finally:
        worker.stop()
