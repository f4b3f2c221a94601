"""Cards kept in memory: made once, and again only when something that they say has changed."""

import threading
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from app.operations.kept.etags import Card
from app.operations.kept.staleness import stale_systems
from app.operations.resources import Resource
from record.changes import HistoryHead

KEPT_CARDS = 50_000
FOLLOWED = "system"
"""The kind of card that survives changes of others; all others are made anew after any change."""

HEAD = select(col(HistoryHead.sequence))

Moment = tuple[int, date]
Cards = dict[tuple[str, UUID], Card]


class CardCache:
    """The cards of one moment of the register: its head, and the day, as some facts depend on it.

    Head and cards are read in one snapshot, so a card can never be kept for a head that it is older
    or newer than; several processes need not tell each other anything.
    """

    def __init__(self) -> None:
        self._moment: Moment | None = None
        self._cards: Cards = {}
        self._turn = threading.Lock()
        self.emptied = threading.Event()
        """Set when cards have to be made anew: whoever reads ahead waits for it."""

    def read(
        self, connection: Connection, resource: Resource, ids: Sequence[UUID], today: date
    ) -> list[Card]:
        """Return the cards of things, in the order of the ids."""
        cards = self._of(connection, (head_of(connection), today))
        missing = [row_id for row_id in ids if (resource.name, row_id) not in cards]
        if not missing:
            return [cards[resource.name, row_id] for row_id in ids]
        made = resource.read(connection, missing, today)
        fresh = {(resource.name, row_id): Card(value) for row_id, value in made.items()}
        found = [fresh.get((resource.name, i)) or cards[resource.name, i] for i in ids]
        cards.update(fresh)
        return found

    def _of(self, connection: Connection, moment: Moment) -> Cards:
        if moment != self._moment:
            with self._turn:
                self._advance(connection, moment)
        # A reader whose snapshot is older than the cache keeps its cards to itself.
        return self._cards if moment == self._moment else {}

    def _advance(self, connection: Connection, moment: Moment) -> None:
        if self._moment is not None and moment <= self._moment:
            return
        self._cards = self._still_fresh(connection, moment)
        self._moment = moment
        if not self._cards:
            self.emptied.set()

    def _still_fresh(self, connection: Connection, moment: Moment) -> Cards:
        (head, today) = moment
        if self._moment is None or self._moment[1] != today or len(self._cards) > KEPT_CARDS:
            return {}
        stale = stale_systems(connection, self._moment[0], head)
        if stale is None:
            return {}
        kept = list(self._cards.items())
        return {key: card for key, card in kept if key[0] == FOLLOWED and key[1] not in stale}


def head_of(connection: Connection) -> int:
    """Return the sequence number of the last change that this connection sees."""
    return connection.scalar(HEAD) or 0
