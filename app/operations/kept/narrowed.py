"""Lists of systems that have been narrowed down: of each, where its systems stand, kept in order.

To find them takes a look at every system. After a change, only those that the change made stale are
looked at again: whatever a filter asks about a system is among what makes its card stale.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import merge
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection
from sqlmodel import col

from app.operations.asked.paging import Place, Wanted, read_places
from inventory.systems.reading.finding import systems_seen
from inventory.systems.system import System
from inventory.visibility import Visibility

KEPT_PLACES = 200_000
"""In all lists together: some forty megabytes."""

MOST_STALE = 500
"""Past so many, a list is found anew."""


class Narrowing(NamedTuple):
    """Which systems are asked for, by whom who sees as much."""

    sight: Visibility
    filters: tuple[tuple[str, Any], ...]

    @property
    def wanted(self) -> Wanted:
        """Return the rows, in the order of the alphabet."""
        rows = systems_seen(self.sight, self.filters)
        return Wanted(rows, col(System.id), col(System.sort_key))


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
        if sum(len(step.stale) for step in steps) > MOST_STALE:
            return NarrowedLists(head)
        return NarrowedLists(head, self.kept, self.since, steps)

    def find(self, narrowing: Narrowing) -> Sequence[Place] | None:
        """Return where the systems stand now, if that is known."""
        known = self.kept.get(narrowing)
        if known is None or known.head > self.head or self._stale(known):
            return None
        return known.places

    def look_up(self, connection: Connection, narrowing: Narrowing) -> Sequence[Place]:
        """Return where the systems stand now, by what is known of where they stood."""
        known = self.kept.get(narrowing)
        if known is None or not self.since <= known.head <= self.head:
            places: Sequence[Place] = read_places(connection, narrowing.wanted)
        else:
            places = self._caught_up(connection, narrowing, known)
        self._keep(narrowing, places)
        return places

    def _caught_up(
        self, connection: Connection, narrowing: Narrowing, known: Narrowed
    ) -> Sequence[Place]:
        stale = self._stale(known)
        if not stale:
            return known.places
        gone = {row_id.hex for row_id in stale}
        come = read_places(connection, narrowing.wanted, tuple(stale))
        left = [place for place in known.places if place[1] not in gone]
        return list(merge(left, come)) if come else left

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
