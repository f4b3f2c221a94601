"""What people conclude about overlaps."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.schemas.fields import In, Line, Out, Prose
from app.schemas.systems.named import NamedOut
from inventory.exemptions.exemption import ReasonCode
from matching.verdicts.reading import Standing
from matching.verdicts.verdicts import VerdictOutcome
from record.people import Role


class OwnerIn(In):
    """Who sees to it: a unit or a role, as people come and go."""

    unit: UUID | None = None
    role: Role | None = None


class VerdictIn(In):
    """What somebody concludes about systems in an overlap."""

    outcome: VerdictOutcome
    systems: Annotated[list[UUID], Field(max_length=1_000)] = Field(default_factory=list)
    reason: Prose = ""
    reason_code: ReasonCode | None = None
    target_system: UUID | None = None
    owner: OwnerIn | None = None
    due: date | None = None
    until: date | None = None
    mandate: Line | None = None


class MemberVerdictOut(Out):
    """The last word on a member."""

    id: UUID
    outcome: VerdictOutcome
    standing: Standing
    due: date | None
    until: date | None


class SeenOut(Out):
    """A system as the verdict saw it."""

    id: UUID
    name: str


class ChangedOut(Out):
    """What differs from when the verdict was given."""

    came: list[SeenOut]
    went: list[SeenOut]
    evidence: list[SeenOut]


class OwnerOut(Out):
    """Who sees to it."""

    unit: NamedOut | None
    role: Role | None


class VerdictOut(Out):
    """What was concluded, and how it stands today."""

    id: UUID
    outcome: VerdictOutcome
    systems: list[NamedOut]
    reason: str
    target_system: NamedOut | None
    owner: OwnerOut
    due: date | None
    until: date | None
    mandate: str | None
    decided_by: str
    decided_at: datetime
    standing: Standing
    changed_since: ChangedOut | None


class VerdictsOut(Out):
    """All that was concluded about an overlap, the oldest first."""

    items: list[VerdictOut]
    total: int
    next: str | None
