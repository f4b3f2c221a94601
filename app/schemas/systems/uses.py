"""Which units use a system."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.schemas.fields import Codes, Count, In, Line, Money, Name, Out, Prose
from app.schemas.systems.named import NamedOut

Fit = Annotated[int, Field(ge=1, le=5)]


class UseFields(In):
    """What can be said of a unit's use."""

    local_name: Name | None = None
    users: Count | None = None
    functions: Codes = Field(default_factory=list)
    starts_on: date | None = Field(default=None, alias="from")
    ends_on: date | None = Field(default=None, alias="until")
    fit: Fit | None = None
    annual_cost: Money | None = None
    source: Line | None = None
    note: Prose | None = None


class UseIn(UseFields):
    """A unit that uses the system."""

    unit: UUID


class UsePatch(UseFields):
    """What is to be changed of a use."""

    unit: UUID = UUID(int=0)


class UseOut(Out):
    """A unit's use."""

    id: UUID
    unit: NamedOut
    local_name: str | None
    users: int | None
    functions: list[str]
    starts_on: date | None = Field(alias="from")
    until: date | None
    fit: int | None
    annual_cost: int | None
    source: str | None
    note: str | None


class UsesOut(Out):
    """All uses of a system."""

    items: list[UseOut]
    total: int
    next: str | None
