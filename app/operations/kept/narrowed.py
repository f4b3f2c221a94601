"""Lists of systems that have been narrowed down: of each, where its systems stand, kept in order.

To find them takes a look at every system. After a change, only those that the change made stale are
looked at again: whatever a filter asks about a system is among what makes its card stale.
"""

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Select, Uuid, bindparam
from sqlmodel import col

from app.operations.asked.paging import Place, Wanted, places_of
from inventory.systems.reading.filters import systems_seen
from inventory.systems.system import System
from inventory.visibility import Visibility
from record.driver.belonging import Belonging

KEPT_PLACES = 200_000
"""In all lists together: some forty megabytes."""

MOST_STALE = 50
"""Past so many systems, a list is found anew."""

KEPT_STEPS = 200
"""A list that nobody has asked for since so many changes is found anew."""


class Narrowing(NamedTuple):
    """Which systems are asked for, by whom who sees as much."""

    sight: Visibility
    filters: tuple[tuple[str, Any], ...]

    @property
    def places(self) -> Select[str, str]:
        """Return the select of where they stand in the alphabet."""
        rows = systems_seen(self.sight, self.filters)
        return places_of(Wanted(rows, col(System.id), col(System.sort_key)))


@lru_cache(maxsize=1024)
def _all_places(narrowing: Narrowing) -> Belonging:
    return Belonging(narrowing.places)


@lru_cache(maxsize=1024)
def _places_of_one(narrowing: Narrowing) -> Belonging:
    # Of several ids, SQLite would sooner go through all systems than look each of them up.
    return Belonging(narrowing.places.where(col(System.id) == bindparam("ids", None, type_=Uuid())))


@dataclass(frozen=True)
class Narrowed:
    """Where the systems stand that were let through at one head of the history."""

    head: int
    places: Sequence[Place]


@dataclass(frozen=True)
class Step:
    """What went stale between one head of the history and the next that was looked at."""

    until: int
    stale: frozenset[UUID]


@dataclass
class NarrowedLists:
    """The lists of one moment, and those of earlier ones with what has gone stale since."""

    head: int
    kept: dict[Narrowing, Narrowed] = field(default_factory=dict)
    since: int = 0
    """The head that the steps lead from: what was found before that must be found anew."""
    steps: tuple[Step, ...] = ()

    def __post_init__(self) -> None:
        self.since = self.since or self.head

    def at(self, head: int, stale: frozenset[UUID]) -> "NarrowedLists":
        """Return the lists at a later moment; who still reads this one has them too."""
        steps = (*self.steps, Step(head, stale)) if stale else self.steps
        since = self.since if len(steps) <= KEPT_STEPS else steps[0].until
        return NarrowedLists(head, self.kept, since, steps[-KEPT_STEPS:])

    def find(self, narrowing: Narrowing) -> Sequence[Place] | None:
        """Return where the systems stand now, if that is known."""
        known = self.kept.get(narrowing)
        if known is None or not self.since <= known.head <= self.head or self._stale(known):
            return None
        return known.places

    def look_up(self, connection: Connection, narrowing: Narrowing) -> Sequence[Place]:
        """Return where the systems stand now, by what is known of where they stood."""
        known = self.kept.get(narrowing)
        if known is None or not self._follows(known):
            places: Sequence[Any] = _all_places(narrowing).rows(connection)
        else:
            places = self._caught_up(connection, narrowing, known)
        self._keep(narrowing, places)
        return places

    def _follows(self, known: Narrowed) -> bool:
        since = self.since <= known.head <= self.head
        return since and len(self._stale(known)) <= MOST_STALE

    def _caught_up(
        self, connection: Connection, narrowing: Narrowing, known: Narrowed
    ) -> Sequence[Place]:
        stale = self._stale(known)
        if not stale:
            return known.places
        gone = {row_id.hex for row_id in stale}
        places = [place for place in known.places if place[1] not in gone]
        look_again = _places_of_one(narrowing)
        for digits in gone:
            for order, same in look_again.rows(connection, digits):
                insort(places, (order, same))
        return places

    def _stale(self, known: Narrowed) -> frozenset[UUID]:
        later = (step.stale for step in self.steps if step.until > known.head)
        return frozenset().union(*later)

    def _keep(self, narrowing: Narrowing, places: Sequence[Place]) -> None:
        known = self.kept.get(narrowing)
        if known is not None and known.head > self.head:
            return
        if sum(len(one.places) for one in list(self.kept.values())) > KEPT_PLACES:
            self.kept.clear()
        self.kept[narrowing] = Narrowed(self.head, places)
