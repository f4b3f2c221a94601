"""What things that a request refers to are called on the day that it is shown."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, select
from sqlmodel import col

from intake.process.steps import StepCode
from intake.requests.reading.dossier import Dossier
from inventory.organisation.units import Unit, UnitKind, ancestry
from inventory.vocabulary.functions import Function

Named = dict[str, Any]

COLUMNS: Any = (col(Unit.id), col(Unit.name), col(Unit.kind), col(Unit.parent_id))
# Made once: to make this statement takes longer than to ask it.
UPWARDS: Any = select(*COLUMNS).where(
    col(Unit.id).in_(ancestry(bindparam("unit")))  # type: ignore[arg-type]
)


def organisation_of(connection: Connection, unit_id: UUID) -> dict[str, Named | None]:
    """Return the unit that asks, the board it lies under, and the whole that both are part of."""
    rows = connection.execute(UPWARDS, {"unit": unit_id})
    known = {row.id: row for row in rows}
    upwards = [known[unit_id]]
    while (above := known.get(upwards[-1].parent_id)) is not None:
        upwards.append(above)
    board = next((row for row in upwards if row.kind is UnitKind.BOARD), None)
    return {
        "unit": _named(upwards[0]),
        "board": None if board is None else _named(board),
        "organisation": _named(upwards[-1]),
    }


def units_in(connection: Connection, dossier: Dossier) -> dict[str, str]:
    """Return the names of the units that the analysis of the need refers to, by id."""
    wanted = set(map(UUID, _unit_ids(dossier)))
    if not wanted:
        return {}
    rows = connection.execute(select(col(Unit.id), col(Unit.name)).where(col(Unit.id).in_(wanted)))
    return {str(unit_id): name for unit_id, name in rows}


def functions_named(connection: Connection, codes: Sequence[str]) -> list[Named]:
    """Return functions with their labels."""
    if not codes:
        return []
    labels = select(col(Function.code), col(Function.label)).where(col(Function.code).in_(codes))
    known = dict(connection.execute(labels).all())
    return [{"code": code, "label": known[code]} for code in codes]


def _unit_ids(dossier: Dossier) -> Iterator[str]:
    need = dossier.steps.get(StepCode.NEEDS_ANALYSIS, {}).get("content", {})
    yield from need.get("using_units") or ()
    for name in ("asked_units", "reference_group"):
        yield from (one["unit"] for one in need.get(name) or ())


def _named(row: Any) -> Named:
    return {"id": row.id, "name": row.name}
