"""Where to begin: the order of overlaps by what is most worth acting on, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import log10

from matching.functions.evidence import Certainty
from matching.overlaps.costs import Costs, Served, costs_of
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


@dataclass(frozen=True)
class Worth:
    """What an overlap amounts to, and why it is worth acting on."""

    costs: Costs
    units: int
    users: int
    reasons: tuple[Reason, ...]

    @property
    def points(self) -> float:
        """Return its rank: the sum of the reasons."""
        return round(sum(reason.points for reason in self.reasons), 1)


def worth_of(overlap: Overlap, served: Served, systems: int, today: date) -> Worth:
    """Return what an overlap amounts to, in a register of so many systems."""
    costs, units = costs_of(overlap, served), len(units_of(overlap))
    users = users_of(overlap)
    share = len(overlap.members) / max(systems, 1)
    reasons = _reasons(overlap, Worth(costs, units, users, ()), share, today)
    return Worth(costs, units, users, tuple(reason for reason in reasons if reason.points))


def _reasons(overlap: Overlap, worth: Worth, share: float, today: date) -> Iterator[Reason]:
    soon = sum(
        1
        for member in overlap.members
        if (end := member.entry.contract_ends_on) and (end - today).days <= SOON_DAYS
    )
    systems, known = len(overlap.members), worth.costs.known
    certain = overlap.certainty is Certainty.CERTAIN
    yield Reason("units", worth.units, 5.0 * min(worth.units, MOST_COUNTED))
    yield Reason("systems", systems, 4.0 * min(systems, MOST_COUNTED))
    yield Reason("users", worth.users, round(1.5 * log10(1 + worth.users), 1))
    yield Reason("annual_cost_known", known, round(2 * log10(1 + known / 10_000), 1))
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
