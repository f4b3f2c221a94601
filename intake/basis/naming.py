"""What things that a request refers to are called on the day that it is shown."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from intake.process.steps import StepCode
from intake.requests.reading.dossier import Dossier
from inventory.organisation.tree import UnitTree

Named = dict[str, Any]


def organisation_of(units: UnitTree, unit_id: UUID) -> dict[str, Named | None]:
    """Return the unit that asks, the board it lies under, and the whole that both are part of."""
    *_, organisation = units.upwards(unit_id)
    board = units.board_of(unit_id)
    return {
        "unit": units[unit_id].told(),
        "board": None if board is None else board.told(),
        "organisation": organisation.told(),
    }


def units_in(units: UnitTree, dossier: Dossier) -> dict[str, str]:
    """Return the names of the units that the analysis of the need refers to, by id."""
    named = map(UUID, _unit_ids(dossier))
    return {str(unit_id): units[unit_id].name for unit_id in named if unit_id in units}


def _unit_ids(dossier: Dossier) -> Iterator[str]:
    need = dossier.steps.get(StepCode.NEEDS_ANALYSIS, {}).get("content", {})
    yield from need.get("using_units") or ()
    for name in ("asked_units", "reference_group"):
        yield from (one["unit"] for one in need.get(name) or ())
