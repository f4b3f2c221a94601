"""Exemptions as they are given out, found, made and changed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select
from sqlmodel import col

from inventory.errors import NotFoundError, invalid
from inventory.exemptions.exemption import Exemption, has_lapsed
from inventory.hidden.acting import seen_system
from inventory.organisation.units import Unit
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.system import System
from inventory.visibility import visible_systems
from inventory.vocabulary.functions import Function
from record.actors import Actor

OWN = ("id", "reason_code", "reason", "decided_by", "until", "created_at")


def find_exemption(connection: Connection, actor: Actor, ref: str) -> UUID:
    """Return the id of an exemption of a system that the actor may see."""
    try:
        wanted = exemptions_matching(actor, {}).where(col(Exemption.id) == UUID(ref))
        found = connection.scalar(wanted)
    except ValueError:
        found = None
    if found is None:
        raise NotFoundError("exemption", ref)
    return found


def exemptions_matching(actor: Actor, filters: Mapping[str, Any]) -> Select[UUID]:
    """Return the ids of the exemptions that every filter lets through."""
    wanted = (
        select(col(Exemption.id))
        .join(System, col(System.id) == col(Exemption.system_id))
        .join(Function, col(Function.code) == col(Exemption.function_code))
        .where(visible_systems(actor))
    )
    if (system := filters.get("system")) is not None:
        wanted = wanted.where(col(Exemption.system_id) == system)
    if function := filters.get("function"):
        wanted = wanted.where(col(Exemption.function_code) == function)
    if (before := filters.get("until_before")) is not None:
        wanted = wanted.where(col(Exemption.until) < before)
    return wanted


def read_exemptions(
    connection: Connection, ids: Sequence[UUID], today: date
) -> dict[UUID, dict[str, Any]]:
    """Return exemptions; one select."""
    rows: Any = connection.execute(
        select(
            *(getattr(Exemption, name) for name in OWN),
            col(System.id).label("system_id"),
            col(System.name).label("system_name"),
            col(Function.code),
            col(Function.label),
            col(Unit.id).label("unit_id"),
            col(Unit.name).label("unit_name"),
        )
        .join(System, col(System.id) == col(Exemption.system_id))
        .join(Function, col(Function.code) == col(Exemption.function_code))
        .outerjoin(Unit, col(Unit.id) == col(Exemption.unit_id))
        .where(col(Exemption.id).in_(ids))
    )
    return {row["id"]: _exemption(row, today) for row in rows.mappings()}


def exempt(catalogue: Catalogue, fields: Mapping[str, Any]) -> Exemption:
    """Let a system stay beside the common solution of a function, until a day."""
    system = seen_system(catalogue.session, fields["system"])
    if system is None:
        raise invalid("#/system", "Det finns inget system med det id:t.")
    (code,) = catalogue.codes([fields["function"]], "#/function")
    unit_id = fields.get("unit")
    exemption = Exemption(
        system_id=system.id,
        function_code=code,
        unit_id=None if unit_id is None else catalogue.known_unit(unit_id, "#/unit"),
        **{name: fields[name] for name in ("reason_code", "reason", "decided_by", "until")},
    )
    catalogue.session.add(exemption)
    return exemption


def change_exemption(exemption: Exemption, fields: Mapping[str, Any]) -> None:
    """Change reason, decider or last day."""
    for field, value in fields.items():
        setattr(exemption, field, value)


def _exemption(row: Mapping[str, Any], today: date) -> dict[str, Any]:
    unit = {"id": row["unit_id"], "name": row["unit_name"]} if row["unit_id"] else None
    return {name: row[name] for name in OWN} | {
        "system": {"id": row["system_id"], "name": row["system_name"]},
        "function": {"code": row["code"], "label": row["label"]},
        "unit": unit,
        "lapsed": has_lapsed(row["until"], today),
    }
