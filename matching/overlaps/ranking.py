"""Where to begin: the order of overlaps by what is most worth acting on, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import log10

from matching.functions.evidence import Certainty
from matching.overlaps.costs import Costs
from matching.overlaps.overlap import Overlap

SOON_DAYS = 365
"""A contract that ends within a year is a chance to act."""
MOST_COUNTED = 12
"""More units or systems than these say no more."""


@dataclass(frozen=True)
class Reason:
    """One thing that makes an overlap worth acting on: what, how much of it, and its points."""

    what: str
    value: float
    points: float


def reasons_for(overlap: Overlap, costs: Costs, systems: int, today: date) -> tuple[Reason, ...]:
    """Return why it is worth looking at, among so many systems; its rank is their sum."""
    return tuple(reason for reason in _reasons(overlap, costs, systems, today) if reason.points)


def _reasons(overlap: Overlap, costs: Costs, systems: int, today: date) -> Iterator[Reason]:
    units = len(units_of(overlap))
    users = users_of(overlap)
    soon = sum(
        1
        for member in overlap.members
        if (end := member.entry.contract_ends_on) and (end - today).days <= SOON_DAYS
    )
    certain = overlap.certainty is Certainty.CERTAIN
    share = len(overlap.members) / max(systems, 1)
    yield Reason("units", units, 5.0 * min(units, MOST_COUNTED))
    yield Reason("systems", len(overlap.members), 4.0 * min(len(overlap.members), MOST_COUNTED))
    yield Reason("users", users, round(1.5 * log10(1 + users), 1))
    yield Reason("annual_cost_known", costs.known, round(2 * log10(1 + costs.known / 10_000), 1))
    yield Reason("certain", int(certain), 10.0 if certain else 0.0)
    yield Reason("contracts_ending_soon", soon, 3.0 if soon else 0.0)
    yield Reason("rare", round(1 - share, 3), round(5 * (1 - share), 1))


def units_of(overlap: Overlap) -> frozenset[object]:
    """Return the units that share the function or the product."""
    return frozenset(
        unit for member in overlap.members for unit in member.entry.units_for(overlap.codes)
    )


def users_of(overlap: Overlap) -> int:
    """Return how many users are known, over all members."""
    return sum(
        use.users or 0 for member in overlap.members for use in member.entry.uses_for(overlap.codes)
    )
