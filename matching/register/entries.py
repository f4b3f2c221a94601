"""A system as the detector knows it: what it is matched by, and what its overlaps are judged by."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from inventory.systems.system import SystemStatus
from matching.profiles import Profile


@dataclass(frozen=True, slots=True)
class Named:
    """A unit, by id and name."""

    id: UUID
    name: str

    def told(self) -> dict[str, Any]:
        """Return it as it is given out."""
        return {"id": self.id, "name": self.name}


@dataclass(frozen=True, slots=True)
class Use:
    """One unit's use today: for what, by how many, and how well it serves there."""

    unit: Named
    functions: tuple[str, ...] = ()
    """None named: all that the system does."""
    users: int | None = None
    fit: int | None = None
    local_name: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A system that is not retired."""

    id: UUID
    name: str
    profile: Profile
    external_id: str | None = None
    owner_unit: Named | None = None
    status: SystemStatus = SystemStatus.UNKNOWN
    annual_cost: int | None = None
    contract_ends_on: date | None = None
    """The first end of those of its contracts that have not ended."""
    created_at: datetime | None = None
    sort_key: str = ""
    """Where its name stands in the alphabet."""
    confidential: bool = False
    uses: tuple[Use, ...] = ()
    levels: tuple[tuple[str, int], ...] = ()
    """What it is classified for: K, R, T and S, as far as known."""
    exempted: tuple[str, ...] = ()
    """Functions for which it only stays beside the common solution."""

    def uses_for(self, codes: frozenset[str]) -> tuple[Use, ...]:
        """Return the uses that are for some of the functions; none named: all uses."""
        return tuple(
            use
            for use in self.uses
            if not codes or not use.functions or not codes.isdisjoint(use.functions)
        )

    def units_for(self, codes: frozenset[str]) -> frozenset[UUID]:
        """Return the units that it serves these functions in; nobody known: its owner's."""
        using = frozenset(use.unit.id for use in self.uses_for(codes))
        return using or (frozenset((self.owner_unit.id,)) if self.owner_unit else frozenset())

    def told(self) -> dict[str, Any]:
        """Return what points it out."""
        return {
            "id": self.id,
            "external_id": self.external_id,
            "name": self.name,
            "owner_unit": self.owner_unit and self.owner_unit.told(),
        }
