"""Making the cards of all systems, and the detector's index, before anybody asks for them."""

import threading
import time
from uuid import UUID

import structlog
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from app.operations.installation import Installation
from app.operations.kept.memory import KEPT_CARDS
from app.resources import SYSTEM
from inventory.systems.system import System
from record.row import now

log = structlog.get_logger()

AT_ONCE = 200
PAUSE = 0.02
"""Seconds between batches, so that callers need not wait for them."""


def read_ahead(installation: Installation) -> None:
    """Make cards at start, and again whenever a change has made them all stale."""
    installation.memories.emptied.set()
    threading.Thread(target=_follow, args=(installation,), name="read-ahead", daemon=True).start()


def _follow(installation: Installation) -> None:
    _read_index(installation)
    while True:
        installation.memories.emptied.wait()
        installation.memories.emptied.clear()
        try:
            _make_all(installation)
        except DBAPIError as error:
            log.warning("reading ahead stopped", error=type(error).__name__)


def _read_index(installation: Installation) -> None:
    """Read the detector's index; a register that cannot be read now is read by who asks."""
    try:
        with installation.database.reading() as connection:
            installation.detector.look(connection, now().date())
    except DBAPIError as error:
        log.warning("reading the index stopped", error=type(error).__name__)


def _make_all(installation: Installation) -> None:
    ids = _all_systems(installation)
    for start in range(0, len(ids), AT_ONCE):
        with installation.database.reading() as connection:
            batch = ids[start : start + AT_ONCE]
            memory = installation.memories.behind(connection, now().date())
            memory.make(connection, SYSTEM, [one for one in batch if one not in memory.cards])
        time.sleep(PAUSE)


def _all_systems(installation: Installation) -> list[UUID]:
    there = select(col(System.id)).where(col(System.merged_into_id).is_(None)).limit(KEPT_CARDS)
    with installation.database.reading() as connection:
        return list(connection.scalars(there))
