"""Cards kept in memory for as long as nothing has changed: the history's head says so."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from app.operations.etags import Card
from app.operations.resources import Resource
from record.changes import HistoryHead

KEPT_CARDS = 50_000

Moment = tuple[int, date]


class CardCache:
    """The cards of one moment of the register: its head, and the day, as some facts depend on it.

    Head and cards are read in one snapshot, so a card can never be kept for a head that it is older
    or newer than; several processes need not tell each other anything.
    """

    def __init__(self) -> None:
        self._moment: Moment | None = None
        self._cards: dict[tuple[str, UUID], Card] = {}

    def read(
        self, connection: Connection, resource: Resource, ids: Sequence[UUID], today: date
    ) -> list[Card]:
        """Return the cards of things, in the order of the ids."""
        cards = self._of((head_of(connection), today))
        missing = [row_id for row_id in ids if (resource.name, row_id) not in cards]
        if missing:
            for row_id, value in resource.read(connection, missing, today).items():
                cards[resource.name, row_id] = Card(value)
        return [cards[resource.name, row_id] for row_id in ids]

    def _of(self, moment: Moment) -> dict[tuple[str, UUID], Card]:
        if self._moment is None or moment > self._moment or len(self._cards) > KEPT_CARDS:
            self._moment, self._cards = moment, {}
        # A reader whose snapshot is older than the cache keeps its cards to itself.
        return self._cards if moment == self._moment else {}


def head_of(connection: Connection) -> int:
    """Return the sequence number of the last change that this connection sees."""
    return connection.scalar(select(col(HistoryHead.sequence))) or 0
