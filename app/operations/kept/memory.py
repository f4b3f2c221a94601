"""What reads have found out about one moment of the register: cards, addresses, first pages."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from app.operations.asked.paging import LONGEST_PAGE, Page
from app.operations.kept.etags import Card
from app.operations.kept.narrowed import NarrowedLists
from app.operations.kept.stale.staleness import stale_systems
from app.operations.resources import Resource
from inventory.visibility import Visibility
from record.collecting import no_collecting
from record.history.changes import HistoryHead

MADE_AT_ONCE = LONGEST_PAGE
"""So that what cards are made of does not lie in memory for long; all of a page at once."""

KEPT_CARDS = 50_000
KEPT_PAGES = 2_000
FOLLOWED = "system"
"""The kind of thing that survives changes of others; all else is found out anew after any."""

HEAD = select(col(HistoryHead.sequence))

Moment = tuple[int, date]
"""The register's head, and the day, as some facts depend on it."""


@dataclass
class Memory:
    """What is known of one moment; for another, it is another memory."""

    moment: Moment
    cards: dict[UUID, Card] = field(default_factory=dict)
    others: dict[tuple[str, UUID], Card] = field(default_factory=dict)
    """Cards of all that is not a system."""
    found: dict[tuple[Visibility, str], UUID] = field(default_factory=dict)
    """Systems by what addresses call them, for who sees as much."""
    pages: dict[tuple[Visibility, int, str | None], Page] = field(default_factory=dict)
    """Pages of the list of all systems."""
    narrowed: NarrowedLists = field(init=False)

    def __post_init__(self) -> None:
        self.narrowed = NarrowedLists(self.moment[0])

    def keep_found(self, sight: Visibility, ref: str, row_id: UUID) -> None:
        """Keep what an address names."""
        if len(self.found) > KEPT_CARDS:
            self.found.clear()
        self.found[sight, ref] = row_id

    def keep_page(self, sight: Visibility, limit: int, cursor: str | None, page: Page) -> None:
        """Keep a page of the list of all systems."""
        if len(self.pages) > KEPT_PAGES:
            self.pages.clear()
        self.pages[sight, limit, cursor] = page

    def card(self, resource: Resource, row_id: UUID) -> Card | None:
        """Return a card that has been made."""
        if resource.name == FOLLOWED:
            return self.cards.get(row_id)
        return self.others.get((resource.name, row_id))

    def cards_of(
        self, connect: Callable[[], Connection], resource: Resource, ids: Sequence[UUID]
    ) -> list[Card]:
        """Return the cards of things, in the order of the ids; those that are missing are made."""
        known = [self.card(resource, row_id) for row_id in ids]
        missing = [row_id for row_id, card in zip(ids, known, strict=True) if card is None]
        made = self.make(connect(), resource, missing) if missing else {}
        return [card or made[row_id] for row_id, card in zip(ids, known, strict=True)]

    def make(
        self, connection: Connection, resource: Resource, ids: Sequence[UUID]
    ) -> Mapping[UUID, Card]:
        """Make the cards of those things that are there: one that was seen may have gone."""
        made: dict[UUID, Card] = {}
        for start in range(0, len(ids), MADE_AT_ONCE):
            some = ids[start : start + MADE_AT_ONCE]
            with no_collecting():
                made |= self._keep(resource, resource.cards(connection, some, self.moment[1]))
        return made

    def _keep(self, resource: Resource, made: dict[UUID, Card]) -> dict[UUID, Card]:
        if resource.name == FOLLOWED:
            self.cards.update({row_id: card.let_go() for row_id, card in made.items()})
        else:
            self.others.update({(resource.name, row_id): card for row_id, card in made.items()})
        return made

    def at(self, moment: Moment, connection: Connection) -> "Memory":
        """Return what still holds at a later moment."""
        later = Memory(moment)
        if self.moment[1] != moment[1] or len(self.cards) > KEPT_CARDS:
            return later
        stale = stale_systems(connection, self.moment[0], moment[0])
        if stale is None or stale.cards is None:
            return later
        later.cards = self.cards.copy()
        for row_id in stale.cards:
            later.cards.pop(row_id, None)
        kept = list(self.found.items())
        later.found = {asked: row_id for asked, row_id in kept if row_id not in stale.changed}
        later.pages = {} if stale.order else self.pages.copy()
        later.narrowed = self.narrowed.at(moment[0], stale.cards | stale.changed)
        return later


class Memories:
    """The newest moment's memory.

    Head and cards are read in one snapshot, so a card can never be kept for a head that it is older
    or newer than; several processes need not tell each other anything.
    """

    def __init__(self) -> None:
        self._newest = Memory((-1, date.min))
        self._turn = threading.Lock()
        self.emptied = threading.Event()
        """Set when cards have to be made anew: whoever reads ahead waits for it."""

    def of(self, moment: Moment) -> Memory | None:
        """Return the memory of a moment, if it is the newest."""
        newest = self._newest
        return newest if newest.moment == moment else None

    def behind(self, connection: Connection, today: date) -> Memory:
        """Return the memory of the moment that a connection sees."""
        moment = (head_of(connection), today)
        if moment > self._newest.moment:
            with self._turn:
                self._advance(moment, connection)
        # A reader whose snapshot is older than the newest keeps what it finds to itself.
        return self.of(moment) or Memory(moment)

    def _advance(self, moment: Moment, connection: Connection) -> None:
        if moment <= self._newest.moment:
            return
        self._newest = self._newest.at(moment, connection)
        if not self._newest.cards:
            self.emptied.set()


def head_of(connection: Connection) -> int:
    """Return the sequence number of the last change that this connection sees."""
    return connection.scalar(HEAD) or 0
