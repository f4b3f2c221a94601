"""Who answers for a unit: its chief and its kundansvarig, with deputies."""

from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, or_, select
from sqlmodel import col

from inventory.organisation.units import Unit
from record.columns import reference, word
from record.people import Person
from record.row import Row


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


Named = dict[str, Any]


class Acting:
    """Who acts in each unit's posts on a day; read once, for one unit or for all.

    A deputy goes before the one deputised for; where a unit has nobody, the nearest unit above
    acts, and where none has, a register_editor does.
    """

    def __init__(self, connection: Connection, on: date) -> None:
        parents = select(col(Unit.id), col(Unit.parent_id))
        self._parents: dict[UUID, UUID | None] = dict(connection.execute(parents).all())
        self._holders: dict[tuple[UUID, Post], Named] = {}
        for unit_id, post, person_id, name in connection.execute(_in_force(on)):
            self._holders.setdefault((unit_id, post), {"id": person_id, "name": name})

    def find(self, unit_id: UUID, post: Post) -> Named | None:
        """Return who acts, by id and name."""
        above: UUID | None = unit_id
        while above is not None:
            if (above, post) in self._holders:
                return self._holders[above, post]
            above = self._parents[above]
        return None


def _in_force(on: date) -> Select[UUID, Post, UUID, str]:
    starts, ends, left = col(UnitPost.valid_from), col(UnitPost.valid_until), col(Person.left_on)
    return (
        select(col(UnitPost.unit_id), col(UnitPost.post), col(Person.id), col(Person.name))
        .join(Person, col(Person.id) == col(UnitPost.person_id))
        .where(
            or_(starts.is_(None), starts <= on),
            or_(ends.is_(None), ends >= on),
            or_(left.is_(None), left > on),
        )
        .order_by(col(UnitPost.deputy).desc(), col(Person.sort_key), col(Person.id))
    )
