"""The overlaps that somebody may see, in the order of what is most worth acting on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from inventory.visibility import Visibility, visibility_of
from matching.detector import Detector
from matching.functions.evidence import Certainty
from matching.known import Known, seen_by
from matching.overlaps.cards import Cards, rank
from matching.overlaps.overlap import Member, Overlap
from matching.overlaps.same_function import same_function
from matching.overlaps.same_product import same_product
from matching.verdicts.reading import Concluded, read_verdicts
from record.actors import Actor

Card = dict[str, Any]


@dataclass(frozen=True)
class Wanted:
    """How to narrow down the overlaps."""

    kind: str | None = None
    function: str | None = None
    units: frozenset[UUID] | None = None
    """Only those with a member that these units own or use."""
    certainty: str | None = None
    verdict: str | None = None
    """An outcome, or `none`: nobody has concluded anything."""
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
        self._connection = connection
        self._known = known
        self._found = overlaps_in(connection, known, visibility)
        self._seen = seen_by(connection, known, visibility)

    def ranked(self, wanted: Wanted = ALL) -> list[Card]:
        """Return what is wanted, first what is most worth acting on."""
        found = [_cut(overlap, wanted) for overlap in self._found if wanted.lets(overlap)]
        cards = self._cards(overlap for overlap in found if overlap is not None)
        kept = [card for card in cards if _is_wanted(card, wanted)]
        return sorted(kept, key=rank)

    def one(self, key: str) -> Overlap | None:
        """Return an overlap by its key; a product's by any of its members."""
        return next((overlap for overlap in self._found if _is_called(overlap, key)), None)

    def card(self, overlap: Overlap) -> Card:
        """Return one overlap as it is given out."""
        return self._cards([overlap])[0]

    def of_system(self, system_id: UUID) -> list[Card]:
        """Return the overlaps that a system is in."""
        mine = [
            overlap
            for overlap in self._found
            if any(member.entry.id == system_id for member in overlap.everyone())
        ]
        return sorted(self._cards(mine), key=rank)

    def verdicts(self) -> list[Concluded]:
        """Return what has been concluded of systems that may be seen."""
        return [one for one in read_verdicts(self._connection) if one.ids <= self._seen]

    def _cards(self, overlaps: Iterable[Overlap]) -> list[Card]:
        today = self._known.moment[1]
        cards = Cards(self._known.served, self.verdicts(), len(self._seen), today)
        return [cards.card(overlap) for overlap in overlaps]


def overlaps_in(
    connection: Connection, known: Known, visibility: Visibility
) -> tuple[Overlap, ...]:
    """Return all overlaps among what may be seen; the rest has no part in them."""
    found = known.overlaps.get(visibility)
    if found is None:
        seen = seen_by(connection, known, visibility)
        systems = [
            (entry, known.served[row_id])
            for row_id, entry in known.entries.items()
            if row_id in seen
        ]
        found = (
            *same_function(known.words.vocabulary, systems),
            *same_product(known.words.knowledge, systems),
        )
        known.overlaps[visibility] = found
    return found


def _cut(overlap: Overlap, wanted: Wanted) -> Overlap | None:
    if wanted.certainty != Certainty.CERTAIN:
        return overlap
    return overlap.among(lambda member: member.is_certain)


def _is_wanted(card: Card, wanted: Wanted) -> bool:
    outcomes = {verdict["outcome"] for verdict in card["verdicts"]} or {"none"}
    return (
        wanted.certainty in (None, card["certainty"])
        and (wanted.verdict is None or wanted.verdict in outcomes)
        and bool(card["units"] >= wanted.min_units or wanted.min_units <= 1)
    )


def _is_in(member: Member, units: frozenset[UUID]) -> bool:
    entry = member.entry
    owned = entry.owner_unit is not None and entry.owner_unit.id in units
    return owned or any(use.unit.id in units for use in entry.uses)


def _is_called(overlap: Overlap, key: str) -> bool:
    kind, _, name = key.partition(":")
    if kind == "product" and not overlap.code:
        return any(str(member.entry.id) == name for member in overlap.members)
    return overlap.key == key


def look_once(connection: Connection, actor: Actor, today: date) -> Overlaps:
    """Return the overlaps that an actor may see, found from nothing: for commands."""
    return Overlaps(connection, Detector().look(connection, today), visibility_of(actor))
