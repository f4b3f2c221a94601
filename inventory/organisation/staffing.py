"""Changing a unit: its name and place, and who answers for it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from inventory.errors import TakenError, invalid
from inventory.organisation.posts import Post, UnitPost
from inventory.organisation.units import Unit, add_unit, move_unit, rename_unit
from record.people import Person


def register_unit(session: Session, fields: Mapping[str, Any]) -> Unit:
    """Add a unit to the organisation."""
    unit = add_unit(session, Unit(name=fields["name"], slug=""))
    session.flush()
    edit_unit(session, unit, fields)
    return unit


def edit_unit(session: Session, unit: Unit, fields: Mapping[str, Any]) -> None:
    """Change what is named in `fields`, and nothing else."""
    for field, value in fields.items():
        match field:
            case "name":
                rename_unit(unit, value)
            case "parent":
                move_unit(session, unit, value)
            case "posts":
                _set_posts(session, unit, value)
            case "external_id":
                _take_external_id(session, unit, value)
            case _:
                setattr(unit, field, value)


def _take_external_id(session: Session, unit: Unit, external_id: str | None) -> None:
    if external_id is not None:
        taken = select(col(Unit.id)).where(
            col(Unit.external_id) == external_id, col(Unit.id) != unit.id
        )
        if session.scalars(taken).first() is not None:
            raise TakenError("external_id", external_id)
    unit.external_id = external_id


def _set_posts(session: Session, unit: Unit, wanted: Mapping[str, list[dict[str, Any]]]) -> None:
    """Make these the unit's people; a post that is not named keeps its own."""
    for post, people in wanted.items():
        held = select(UnitPost).where(
            col(UnitPost.unit_id) == unit.id, col(UnitPost.post) == Post(post)
        )
        for row in session.scalars(held).all():
            session.delete(row)
        for number, person in enumerate(people):
            if session.get(Person, person["person"]) is None:
                pointer = f"#/posts/{post}/{number}/person"
                raise invalid(pointer, "Det finns ingen person med det id:t.")
            terms = {name: value for name, value in person.items() if name != "person"}
            session.add(
                UnitPost(unit_id=unit.id, post=Post(post), person_id=person["person"], **terms)
            )
