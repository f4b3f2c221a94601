"""What an overlap is known to cost: a suite's whole cost is never counted as overlap."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from matching.functions.evidence import LIKELY, ServedFunction
from matching.overlaps.overlap import Member, Overlap, OverlapKind

Served = Mapping[UUID, tuple[ServedFunction, ...]]


@dataclass(frozen=True)
class Costs:
    """What is known, per year, in SEK."""

    known: int
    unknown: int
    """How many members have no cost that could be counted."""
    counted: frozenset[UUID]
    """The systems whose cost is counted; those of others stand beside."""


def costs_of(overlap: Overlap, served: Served) -> Costs:
    """Return the cost of those that do nothing else than what the overlap is about."""
    counted = {
        member.entry.id: member.entry.annual_cost
        for member in overlap.members
        if member.entry.annual_cost is not None and _does_nothing_else(overlap, member, served)
    }
    unknown = len(overlap.members) - len(counted)
    return Costs(sum(counted.values()), unknown, frozenset(counted))


def _does_nothing_else(overlap: Overlap, member: Member, served: Served) -> bool:
    if overlap.kind is OverlapKind.SAME_PRODUCT:
        return True
    does = {one.code for one in served.get(member.entry.id, ()) if one.score >= LIKELY}
    return does <= overlap.codes
