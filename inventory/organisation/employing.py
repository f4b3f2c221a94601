"""Adding people, and changing who they are and which roles they hold."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import Session, col

from inventory.errors import TakenError, invalid
from inventory.organisation.units import Unit
from inventory.swedish import sort_key
from record.people import DECIDING, Person, RoleHolding
from record.recording.session import RecordedSession
from record.row import now

HELD = ("role", "deputy", "valid_from", "valid_until")


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
