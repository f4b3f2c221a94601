"""People as they are found and given out: who they are, and which roles they hold."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, or_, select
from sqlmodel import col

from inventory.errors import NotFoundError
from inventory.organisation.employing import HELD
from inventory.organisation.units import Unit
from inventory.searching import called
from record.actors import Actor
from record.ids import as_uuid
from record.people import Person, RoleHolding

OWN = ("id", "external_id", "name", "email", "title", "left_on", "source", "notify")
TOLD = (*HELD, "from_groups")


def find_person(connection: Connection, _actor: Actor, ref: str) -> UUID:
    """Return the id of a person."""
    row_id = as_uuid(ref)
    found = row_id and connection.scalar(select(col(Person.id)).where(col(Person.id) == row_id))
    if found is None:
        raise NotFoundError("person", ref)
    return found


def people_matching(filters: Mapping[str, Any]) -> Select[UUID]:
    """Return the ids of the people that every filter lets through."""
    wanted = select(col(Person.id))
    if text := filters.get("q"):
        wanted = wanted.where(called(Person.name, Person.sort_key, text))
    if (role := filters.get("role")) is not None:
        holders = select(col(RoleHolding.person_id)).where(col(RoleHolding.role) == role)
        wanted = wanted.where(col(Person.id).in_(holders))
    if (left := filters.get("left")) is not None:
        gone = col(Person.left_on).is_not(None)
        wanted = wanted.where(gone if left else ~gone)
    return wanted


def read_people(
    connection: Connection, ids: Sequence[UUID], _today: date
) -> dict[UUID, dict[str, Any]]:
    """Return people with their roles; two selects."""
    rows: Any = connection.execute(
        select(
            *(getattr(Person, name) for name in OWN),
            col(Unit.id).label("unit_id"),
            col(Unit.name).label("unit_name"),
        )
        .outerjoin(Unit, col(Unit.id) == col(Person.unit_id))
        .where(col(Person.id).in_(ids))
    )
    roles = _read_roles(connection, ids)
    return {
        row["id"]: {name: row[name] for name in OWN}
        | {"unit": _unit(row), "roles": roles.get(row["id"], [])}
        for row in rows.mappings()
    }


def _read_roles(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    rows: Any = connection.execute(
        select(
            col(RoleHolding.person_id),
            *(getattr(RoleHolding, name) for name in TOLD),
            col(Unit.id).label("unit_id"),
            col(Unit.name).label("unit_name"),
        )
        .outerjoin(Unit, col(Unit.id) == col(RoleHolding.unit_id))
        .where(
            col(RoleHolding.person_id).in_(ids),
            or_(col(RoleHolding.valid_until).is_(None), col(RoleHolding.valid_until) != date.min),
        )
        .order_by(col(RoleHolding.role), col(RoleHolding.id))
    )
    roles: dict[UUID, list[dict[str, Any]]] = {}
    for row in rows.mappings():
        held = {name: row[name] for name in TOLD} | {"unit": _unit(row)}
        roles.setdefault(row["person_id"], []).append(held)
    return roles


def _unit(row: Mapping[str, Any]) -> dict[str, Any] | None:
    return {"id": row["unit_id"], "name": row["unit_name"]} if row["unit_id"] else None
