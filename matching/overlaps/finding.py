"""The overlaps that somebody may see, in the order of what is most worth acting on."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from inventory.visibility import EVERYTHING, PUBLIC, Visibility, visibility_of
from matching.detector import Detector
from matching.functions.evidence import Certainty
from matching.known import Known, hidden_from
from matching.overlaps.cards import overlap_card
from matching.overlaps.overlap import Member, Overlap
from matching.overlaps.same_function import same_function
from matching.overlaps.same_product import Pairs, same_product
from matching.overlaps.worth import Worth, worth_of
from matching.verdicts.reading import Concluded, latest_by_system, read_verdicts
from record.actors import Actor
from record.collecting import no_collecting

Card = dict[str, Any]

MOST_SIGHTS = 8
"""So many who see some of what is hidden have their pairs kept."""


@dataclass(frozen=True)
class Wanted:
    """How to narrow down the overlaps."""

    kind: str | None = None
    function: str | None = None
    units: frozenset[UUID] | None = None
    """Only those with a member that these units own or use."""
    certainty: str | None = None
    verdict: str | None = None
    """An outcome that is the last word on one of the systems."""
    min_units: int = 1
    """Systems whose unit nobody has stated are shared by one unit or more."""

    def lets(self, overlap: Overlap) -> bool:
        """Return whether an overlap is of the wanted kind."""
        return (
            self.kind in (None, overlap.kind)
            and self.function in (None, overlap.code)
            and (self.units is None or any(_is_in(m, self.units) for m in overlap.everyone()))
        )


ALL = Wanted()


class Overlaps:
    """The overlaps of one moment, for one who sees so much."""

    def __init__(self, connection: Connection, known: Known, visibility: Visibility) -> None:
        self._known = known
        self._found = overlaps_in(connection, known, visibility)
        self._lasting = {id(overlap) for overlap in self._found}
        self._hidden = hidden_from(connection, known, visibility)
        named = known.without(self._hidden)
        self.verdicts = [one for one in read_verdicts(connection) if named.isdisjoint(one.named)]
        """What has been concluded of systems that may be seen, beside others that may."""

    def order(self, wanted: Wanted = ALL) -> list[Overlap]:
        """Return what is wanted: what is settled last, the rest by what is most worth acting on."""
        found = [_cut(overlap, wanted) for overlap in self._found if wanted.lets(overlap)]
        kept = [overlap for overlap in found if overlap and self._is_wanted(overlap, wanted)]
        return sorted(kept, key=self._rank)

    def ranked(self, wanted: Wanted = ALL) -> list[Card]:
        """Return what is wanted as it is given out, in that order."""
        with no_collecting():
            return [self.card(overlap) for overlap in self.order(wanted)]

    def one(self, key: str) -> Overlap | None:
        """Return an overlap by its key; a product's by any of its members."""
        return next((overlap for overlap in self._found if _is_called(overlap, key)), None)

    def card(self, overlap: Overlap) -> Card:
        """Return one overlap as it is given out."""
        today = self._known.moment[1]
        return overlap_card(overlap, self._worth(overlap), self._about(overlap), today)

    def of_system(self, system_id: UUID) -> list[Card]:
        """Return the overlaps that a system is in."""
        mine = [
            overlap
            for overlap in self._found
            if any(member.entry.id == system_id for member in overlap.everyone())
        ]
        return [self.card(overlap) for overlap in sorted(mine, key=self._rank)]

    def _about(self, overlap: Overlap) -> list[Concluded]:
        return [verdict for verdict in self.verdicts if verdict.is_about(overlap)]

    def _worth(self, overlap: Overlap) -> Worth:
        known = self._known
        worth = known.worths.get(id(overlap))
        if worth is None:
            systems = len(known.entries) - sum(one in known.entries for one in self._hidden)
            worth = worth_of(overlap, known.served, systems, known.moment[1])
            if id(overlap) in self._lasting:
                known.worths[id(overlap)] = worth
        return worth

    def _rank(self, overlap: Overlap) -> tuple[bool, float, str]:
        return self.is_settled(overlap), -self._worth(overlap).points, overlap.key

    def is_settled(self, overlap: Overlap) -> bool:
        """Return whether nothing remains to be done about any of its systems."""
        today = self._known.moment[1]
        latest = latest_by_system(self._about(overlap))
        return all(
            (verdict := latest.get(member.entry.id)) and verdict.settles(overlap, today)
            for member in overlap.everyone()
        )

    def _is_wanted(self, overlap: Overlap, wanted: Wanted) -> bool:
        return (
            wanted.certainty in (None, overlap.certainty)
            and (wanted.verdict is None or wanted.verdict in self._outcomes(overlap))
            and (wanted.min_units <= 1 or self._worth(overlap).units >= wanted.min_units)
        )

    def _outcomes(self, overlap: Overlap) -> set[str]:
        latest = latest_by_system(self._about(overlap))
        return {verdict.row["outcome"] for verdict in latest.values()}


def overlaps_in(
    connection: Connection, known: Known, visibility: Visibility
) -> tuple[Overlap, ...]:
    """Return all overlaps among what may be seen; the rest has no part in them."""
    hidden = hidden_from(connection, known, visibility)
    if (found := known.overlaps.get(hidden)) is not None:
        return found
    systems = [
        (known.entries[row_id], known.served[row_id])
        for row_id in sorted(known.entries)
        if row_id not in hidden
    ]
    pairs = _pairs(connection, known, visibility, hidden).among(known.words.knowledge, systems)
    with no_collecting():
        by_function = same_function(known.words.vocabulary, systems)
        found = known.overlaps[hidden] = (*by_function, *same_product(pairs, systems))
    return found


def _pairs(
    connection: Connection, known: Known, visibility: Visibility, hidden: frozenset[UUID]
) -> Pairs:
    """Return the pairs of those who see as much: nearly all see everything, or what all see."""
    for sight in (EVERYTHING, PUBLIC):
        if hidden == hidden_from(connection, known, sight):
            return known.pairs.setdefault(sight, Pairs())
    if len(known.pairs) > MOST_SIGHTS:
        known.pairs.clear()
    return known.pairs.setdefault(visibility, Pairs())


def _cut(overlap: Overlap, wanted: Wanted) -> Overlap | None:
    if wanted.certainty != Certainty.CERTAIN:
        return overlap
    return overlap.among(lambda member: member.is_certain)


def _is_in(member: Member, units: frozenset[UUID]) -> bool:
    entry = member.entry
    owned = entry.owner_unit is not None and entry.owner_unit.id in units
    return owned or any(use.unit.id in units for use in entry.uses)


def _is_called(overlap: Overlap, key: str) -> bool:
    kind, _, name = key.partition(":")
    if kind == "product" and not overlap.code:
        return any(str(member.entry.id) == name for member in overlap.members)
    return overlap.key == key


def look_once(
    connection: Connection, actor: Actor, today: date, detector: Detector | None = None
) -> Overlaps:
    """Return the overlaps that an actor may see; without a detector, found from nothing."""
    known = (detector or Detector()).look(connection, today)
    return Overlaps(connection, known, visibility_of(actor))
