"""Who answers for a system, read and set."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import Session, col

from inventory.errors import invalid
from inventory.organisation.units import Unit
from inventory.systems.editing.entry import Entry
from inventory.systems.roles import SystemRole
from record.people import Person


def read_roles(connection: Connection, system_id: UUID) -> list[dict[str, Any]]:
    """Return who answers for the system, role by role."""
    rows: Any = connection.execute(
        select(
            col(SystemRole.kind),
            col(SystemRole.note),
            col(Person.id).label("person_id"),
            col(Person.name).label("person_name"),
            col(Unit.id).label("unit_id"),
            col(Unit.name).label("unit_name"),
        )
        .join(Person, col(Person.id) == col(SystemRole.person_id))
        .outerjoin(Unit, col(Unit.id) == col(SystemRole.unit_id))
        .where(col(SystemRole.system_id) == system_id)
        .order_by(col(SystemRole.kind), col(Person.name), col(SystemRole.id))
    )
    return [_role(row) for row in rows.mappings()]


def set_roles(entry: Entry, wanted: Iterable[Mapping[str, Any]]) -> None:
    """Make these the people who answer for the system, instead of those before."""
    session, system_id = entry.session, entry.system.id
    mine = select(SystemRole).where(col(SystemRole.system_id) == system_id)
    known = {_key(role): role for role in session.scalars(mine)}
    rows = [_wanted(session, system_id, number, role) for number, role in enumerate(wanted)]
    for key, role in known.items():
        if key not in {_key(row) for row in rows}:
            entry.drop([role], role)
    for key, row in {_key(row): row for row in rows}.items():
        if key not in known:
            entry.add([], row)


def _wanted(session: Session, system_id: UUID, number: int, role: Mapping[str, Any]) -> SystemRole:
    if session.get(Person, role["person"]) is None:
        raise invalid(f"#/roles/{number}/person", "Det finns ingen person med det id:t.")
    unit_id = role.get("unit")
    if unit_id is not None and session.get(Unit, unit_id) is None:
        raise invalid(f"#/roles/{number}/unit", "Det finns ingen enhet med det id:t.")
    return SystemRole(
        system_id=system_id,
        kind=role["kind"],
        person_id=role["person"],
        unit_id=unit_id,
        note=role.get("note"),
    )


def _key(role: SystemRole) -> tuple[object, ...]:
    return role.kind, role.person_id, role.unit_id, role.note


def _role(row: Mapping[Any, Any]) -> dict[str, Any]:
    unit = {"id": row["unit_id"], "name": row["unit_name"]} if row["unit_id"] else None
    return {
        "kind": row["kind"],
        "person": {"id": row["person_id"], "name": row["person_name"]},
        "unit": unit,
        "note": row["note"],
    }
