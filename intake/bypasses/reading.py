"""Bypasses as they are given out, and finding them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, or_, select
from sqlmodel import col

from intake.bypasses.bypasses import Bypass, BypassOutcome
from intake.requests.request import SystemRequest
from inventory.errors import NotFoundError
from inventory.organisation.units import Unit, subtree
from inventory.systems.system import System
from inventory.visibility import visible_systems
from record.actors import Actor

OWN = (
    *("id", "bought", "found_on", "contacted", "contacted_on", "outcome"),
    *("note", "created_at"),
)


def find_bypass(connection: Connection, actor: Actor, ref: str) -> UUID:
    """Return the id of a bypass, unless it is about a system that the actor may not see."""
    try:
        wanted = bypasses_matching(actor, {}).where(col(Bypass.id) == UUID(ref))
        found = connection.scalar(wanted)
    except ValueError:
        found = None
    if found is None:
        raise NotFoundError("bypass", ref)
    return found


def bypasses_matching(actor: Actor, filters: Mapping[str, Any]) -> Select[UUID]:
    """Return the ids of the bypasses that every filter lets through."""
    wanted = (
        select(col(Bypass.id))
        .join(Unit, col(Unit.id) == col(Bypass.unit_id))
        .outerjoin(System, col(System.id) == col(Bypass.system_id))
        .where(or_(col(Bypass.system_id).is_(None), visible_systems(actor)))
    )
    if (unit := filters.get("unit")) is not None:
        wanted = wanted.where(col(Bypass.unit_id).in_(subtree(unit)))
    if (outcome := filters.get("outcome")) is not None:
        wanted = wanted.where(col(Bypass.outcome) == BypassOutcome(outcome))
    return wanted


def read_bypasses(
    connection: Connection, ids: Sequence[UUID], _today: date
) -> dict[UUID, dict[str, Any]]:
    """Return bypasses; one select."""
    rows: Any = connection.execute(
        select(
            *(getattr(Bypass, name) for name in OWN),
            col(Unit.id).label("unit_id"),
            col(Unit.name).label("unit_name"),
            col(System.id).label("system_id"),
            col(System.name).label("system_name"),
            col(SystemRequest.id).label("request_id"),
            col(SystemRequest.ref),
        )
        .join(Unit, col(Unit.id) == col(Bypass.unit_id))
        .outerjoin(System, col(System.id) == col(Bypass.system_id))
        .outerjoin(SystemRequest, col(SystemRequest.id) == col(Bypass.request_id))
        .where(col(Bypass.id).in_(ids))
    )
    return {row["id"]: _bypass(row) for row in rows.mappings()}


def _bypass(row: Mapping[str, Any]) -> dict[str, Any]:
    system = {"id": row["system_id"], "name": row["system_name"]} if row["system_id"] else None
    request = {"id": row["request_id"], "reference": row["ref"]} if row["request_id"] else None
    return {name: row[name] for name in OWN} | {
        "unit": {"id": row["unit_id"], "name": row["unit_name"]},
        "system": system,
        "request": request,
    }
