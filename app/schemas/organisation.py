"""Units, people and tokens."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.operations.asked.paging import PageQuery
from app.schemas.fields import In, Instant, Line, Name, Out, Prose
from app.schemas.systems.named import NamedOut
from inventory.organisation.posts import Post
from inventory.organisation.units import UnitKind
from record.people import Notify, Role


class PostIn(In):
    """A person in a unit's post."""

    person: UUID
    deputy: bool = False
    valid_from: date | None = None
    valid_until: date | None = None


People = Annotated[list[PostIn], Field(max_length=50)]


class PostsIn(In):
    """Who is chief and who is kundansvarig; a post that is not named keeps its people."""

    chief: People = Field(default_factory=list)
    business_contact: People = Field(default_factory=list)


class UnitFields(In):
    """What can be said of a unit."""

    kind: UnitKind = UnitKind.UNIT
    parent: UUID | None = None
    external_id: Name | None = None
    source: Line | None = None
    note: Prose | None = None
    closed: bool = False
    posts: PostsIn = Field(default_factory=PostsIn)


class UnitIn(UnitFields):
    """A new unit."""

    name: Name


class UnitPatch(UnitFields):
    """What is to be changed of a unit."""

    name: Name = ""


class UnitQuery(PageQuery):
    """How to narrow down the organisation."""

    q: Annotated[str | None, Field(max_length=300)] = None
    kind: UnitKind | None = None
    below: str | None = None


class PostOut(Out):
    """A person in a unit's post."""

    post: Post
    person: NamedOut
    deputy: bool
    valid_from: date | None
    valid_until: date | None


class PostsOut(Out):
    """Who answers for a unit."""

    chief: list[PostOut]
    business_contact: list[PostOut]


class ActingOut(Out):
    """Who acts today, here or in the nearest unit above; null: a register_editor."""

    chief: NamedOut | None
    business_contact: NamedOut | None


class UnitOut(Out):
    """A unit of the organisation."""

    id: UUID
    slug: str
    name: str
    kind: UnitKind
    external_id: str | None
    parent: NamedOut | None
    source: str | None
    note: str | None
    closed: bool
    posts: PostsOut
    acting: ActingOut
    permissions: list[str]


class UnitsOut(Out):
    """A page of units."""

    items: list[UnitOut]
    total: int
    next: str | None


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
    """A role that somebody holds."""

    role: Role
    unit: NamedOut | None
    deputy: bool
    valid_from: date | None
    valid_until: date | None


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


class PeopleOut(Out):
    """A page of people."""

    items: list[PersonOut]
    total: int
    next: str | None


class GrantOut(Out):
    """A role that the caller acts in; without a unit, everywhere."""

    role: Role
    unit: NamedOut | None


class MeIn(In):
    """What people decide for themselves: when they want to be told what they must do."""

    notify: Notify = Notify.AT_ONCE


class MeOut(Out):
    """Who the caller is."""

    id: UUID
    name: str
    notify: Notify
    roles: list[GrantOut]
    permissions: list[str]


class TokenIn(In):
    """A key for a person, in a role that they hold for exactly that unit (none: everywhere)."""

    name: Name
    person: UUID
    role: Role
    unit: UUID | None = None
    expires_at: Instant | None = None


class TokenOut(Out):
    """A key, without its text."""

    id: UUID
    name: str
    person: NamedOut
    role: Role
    unit: NamedOut | None
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    permissions: list[str]


class NewTokenOut(TokenOut):
    """A new key, with the text that is shown this once."""

    token: str


class TokensOut(Out):
    """A page of keys."""

    items: list[TokenOut]
    total: int
    next: str | None
