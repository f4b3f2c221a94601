"""People and the roles that they hold."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.operations.asked.paging import PageQuery
from app.schemas.fields import In, Line, Name, Out
from app.schemas.systems.named import NamedOut
from record.people import Notify, Role


class HoldingIn(In):
    """A role, for a unit and below, or everywhere."""

    role: Role
    unit: UUID | None = None
    deputy: bool = False
    valid_from: date | None = None
    valid_until: date | None = None


class PersonFields(In):
    """What can be said of a person."""

    external_id: Name | None = None
    email: Line | None = None
    title: Line | None = None
    unit: UUID | None = None
    left_on: date | None = None
    source: Line | None = None
    roles: Annotated[list[HoldingIn], Field(max_length=100)] = Field(default_factory=list)


class PersonIn(PersonFields):
    """A new person."""

    name: Name


class PersonPatch(PersonFields):
    """What is to be changed of a person; roles, when named, replace those before."""

    name: Name = ""


class PersonQuery(PageQuery):
    """How to narrow down the people."""

    q: Annotated[str | None, Field(max_length=300)] = None
    role: Role | None = None
    left: bool | None = None


class HoldingOut(Out):
    """A role that somebody holds; `from_groups`: it comes and goes with their groups."""

    role: Role
    unit: NamedOut | None
    deputy: bool
    valid_from: date | None
    valid_until: date | None
    from_groups: bool


class PersonOut(Out):
    """A person."""

    id: UUID
    external_id: str | None
    name: str
    email: str | None
    title: str | None
    unit: NamedOut | None
    left_on: date | None
    source: str | None
    notify: Notify
    roles: list[HoldingOut]
    permissions: list[str]


class PlaceLeftOut(Out):
    """Where words that point the person out still stand, and how often: in nobody's name."""

    place: str
    times: int


class ErasedOut(Out):
    """What was erased of a person: rows that named them, and texts that the history kept."""

    rows: int
    texts: int
    left: list[PlaceLeftOut]


class PeopleOut(Out):
    """A page of people."""

    items: list[PersonOut]
    total: int
    next: str | None
