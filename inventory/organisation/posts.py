"""Who answers for a unit: its chief and its kundansvarig, with deputies."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import or_, select
from sqlmodel import Session, col

from inventory.organisation.units import Unit
from record.people import Person
from record.row import Row, reference, word


class Post(StrEnum):
    """What a person answers for in a unit."""

    CHIEF = "chief"
    BUSINESS_CONTACT = "business_contact"


class UnitPost(Row, table=True):
    """A person who is a unit's chief or kundansvarig, or deputises, between two dates."""

    __tablename__ = "unit_post"
    __about__ = "unit_id"

    unit_id: UUID = reference("unit.id")
    post: Post = word(Post)
    person_id: UUID = reference("person.id")
    deputy: bool = False
    valid_from: date | None = None
    valid_until: date | None = None


def find_acting(session: Session, unit_id: UUID, post: Post, on: date) -> Person | None:
    """Return who acts in a post on a day.

    A deputy goes before the one deputised for; where the unit has nobody, the nearest unit above
    acts.
    """
    unit: Unit | None = session.get(Unit, unit_id)
    while unit is not None:
        if person := _in_post(session, unit.id, post, on):
            return person
        unit = session.get(Unit, unit.parent_id) if unit.parent_id else None
    return None


def _in_post(session: Session, unit_id: UUID, post: Post, on: date) -> Person | None:
    starts, ends, left = col(UnitPost.valid_from), col(UnitPost.valid_until), col(Person.left_on)
    return session.scalars(
        select(Person)
        .join(UnitPost, col(UnitPost.person_id) == col(Person.id))
        .where(
            col(UnitPost.unit_id) == unit_id,
            col(UnitPost.post) == post,
            or_(starts.is_(None), starts <= on),
            or_(ends.is_(None), ends >= on),
            or_(left.is_(None), left > on),
        )
        .order_by(col(UnitPost.deputy).desc(), col(Person.name), col(Person.id))
        .limit(1)
    ).first()
