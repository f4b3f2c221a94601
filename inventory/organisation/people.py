"""People as they are given out, found and changed: who they are, and which roles they hold."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, or_, select
from sqlmodel import Session, col

from inventory.errors import NotFoundError, TakenError, invalid
from inventory.organisation.units import Unit
from inventory.searching import called
from inventory.swedish import sort_key
from record.actors import Actor
from record.people import DECIDING, Person, RoleHolding
from record.recording.session import RecordedSession
from record.row import now

OWN = ("id", "external_id", "name", "email", "title", "left_on", "source", "notify")
HELD = ("role", "deputy", "valid_from", "valid_until")
TOLD = (*HELD, "from_groups")


def find_person(connection: Connection, _actor: Actor, ref: str) -> UUID:
    """Return the id of a person."""
    try:
        found = connection.scalar(select(col(Person.id)).where(col(Person.id) == UUID(ref)))
    except ValueError:
        found = None
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


def register_person(session: RecordedSession, fields: Mapping[str, Any]) -> Person:
    """Add a person."""
    person = Person(name=fields["name"])
    session.add(person)
    edit_person(session, person, fields)
    return person


def edit_person(session: RecordedSession, person: Person, fields: Mapping[str, Any]) -> None:
    """Change what is named in `fields`, and nothing else."""
    for field, value in fields.items():
        match field:
            case "unit":
                person.unit_id = _known_unit(session, value, "#/unit")
            case "roles":
                _set_roles(session, person, value)
            case "external_id" if value is not None and value != person.external_id:
                _take_external_id(session, value)
                person.external_id = value
            case _:
                setattr(person, field, value)
    person.sort_key = sort_key(person.name)


def _take_external_id(session: Session, external_id: str) -> None:
    taken = select(col(Person.id)).where(col(Person.external_id) == external_id)
    if session.scalars(taken).first() is not None:
        raise TakenError("external_id", external_id)


def _set_roles(
    session: RecordedSession, person: Person, wanted: Sequence[Mapping[str, Any]]
) -> None:
    mine = select(RoleHolding).where(col(RoleHolding.person_id) == person.id, _not_over())
    known = {_key(holding): holding for holding in session.scalars(mine)}
    rows = [_holding(session, person, number, role) for number, role in enumerate(wanted)]
    _demand_given_by_others(session, person, [row for row in rows if _key(row) not in known])
    for key in known.keys() - {_key(row) for row in rows}:
        # Tokens rest on the holding: it ends, and they with it, but it is not forgotten. What
        # groups give, only the groups take.
        if not known[key].from_groups:
            known[key].valid_until = now().date() - timedelta(days=1)
    for key, row in {_key(row): row for row in rows}.items():
        if key not in known:
            session.add(row)


def _demand_given_by_others(
    session: RecordedSession, person: Person, new: Sequence[RoleHolding]
) -> None:
    """Refuse who would give themselves the authority to decide."""
    if person.id == session.actor.person_id and any(row.role in DECIDING for row in new):
        raise invalid("#/roles", "Rätten att besluta ges av någon annan än en själv.")


def _holding(session: Session, person: Person, number: int, role: Mapping[str, Any]) -> RoleHolding:
    unit_id = _known_unit(session, role.get("unit"), f"#/roles/{number}/unit")
    terms = {name: value for name, value in role.items() if name != "unit"}
    return RoleHolding(person_id=person.id, unit_id=unit_id, **terms)


def _known_unit(session: Session, unit_id: UUID | None, pointer: str) -> UUID | None:
    if unit_id is not None and session.get(Unit, unit_id) is None:
        raise invalid(pointer, "Det finns ingen enhet med det id:t.")
    return unit_id


def _not_over() -> ColumnElement[bool]:
    ends = col(RoleHolding.valid_until)
    return or_(ends.is_(None), ends >= now().date())


def _key(holding: RoleHolding) -> tuple[object, ...]:
    return tuple(getattr(holding, name) for name in (*HELD, "unit_id"))


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
