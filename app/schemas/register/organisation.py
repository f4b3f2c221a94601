"""Units and who answers for them."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.operations.asked.paging import PageQuery
from app.schemas.fields import In, Line, Name, Out, Prose
from app.schemas.systems.named import NamedOut
from inventory.organisation.posts import Post
from inventory.organisation.units import UnitKind


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
