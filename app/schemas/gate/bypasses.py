"""Purchases that went round the process."""

from datetime import date, datetime
from uuid import UUID

from app.operations.asked.paging import PageQuery
from app.schemas.fields import In, Line, Name, Out, Prose
from app.schemas.gate.requests.parts_out import ReferenceOut
from app.schemas.systems.named import NamedOut
from intake.bypasses.bypasses import BypassOutcome


class BypassFields(In):
    """What can be said of a purchase that went round the process."""

    system: UUID | None = None
    contacted: Line | None = None
    contacted_on: date | None = None
    outcome: BypassOutcome = BypassOutcome.OPEN
    request: UUID | None = None
    note: Prose | None = None


class BypassIn(BypassFields):
    """What was bought, by which unit, and when that was found out."""

    unit: UUID
    bought: Name
    found_on: date


class BypassPatch(BypassFields):
    """What is to be changed."""

    bought: Name = ""
    found_on: date = date.max


class BypassQuery(PageQuery):
    """How to narrow down the bypasses; a unit with those below it."""

    unit: UUID | None = None
    outcome: BypassOutcome | None = None


class BypassOut(Out):
    """A purchase that went round the process."""

    id: UUID
    unit: NamedOut
    bought: str
    system: NamedOut | None
    found_on: date
    contacted: str | None
    contacted_on: date | None
    outcome: BypassOutcome
    request: ReferenceOut | None
    note: str | None
    created_at: datetime
    permissions: list[str]


class BypassesOut(Out):
    """A page of bypasses."""

    items: list[BypassOut]
    total: int
    next: str | None
