"""Overlaps, and what people conclude about them."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.operations.asked.paging import PageQuery
from app.schemas.fields import Code, In, Line, Out, Prose
from app.schemas.systems.named import FunctionNameOut, NamedOut
from inventory.exemptions import ReasonCode
from inventory.systems.system import SystemStatus
from matching.functions.evidence import Certainty, Signal
from matching.overlaps.overlap import OverlapKind
from matching.verdicts.reading import Standing
from matching.verdicts.verdicts import VerdictOutcome
from record.people import Role


class OverlapQuery(PageQuery):
    """How to narrow down the overlaps."""

    kind: OverlapKind | None = None
    function: Code | None = None
    unit: str | None = None
    certainty: Certainty | None = None
    verdict: VerdictOutcome | None = None
    min_units: Annotated[int, Field(ge=0, le=10_000)] = 1


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


class OverlappingSystemOut(Out):
    """A system in an overlap."""

    id: UUID
    external_id: str | None
    name: str
    owner_unit: NamedOut | None


class EvidenceOut(Out):
    """What says so: the words as they stand, what they matched, and how much that weighs."""

    signal: Signal
    field: str
    found: str
    matched: str
    weight: float


class FitOut(Out):
    """A unit that uses the system for this, and how well it serves there (1 to 5)."""

    unit: NamedOut
    users: int | None
    fit: int | None


class MemberVerdictOut(Out):
    """The last word on a member."""

    id: UUID
    outcome: VerdictOutcome
    standing: Standing
    due: date | None
    until: date | None


class MemberOut(Out):
    """A member of an overlap."""

    system: OverlappingSystemOut
    score: int
    certainty: Certainty
    evidence: list[EvidenceOut]
    status: SystemStatus
    users: int | None
    annual_cost: int | None
    cost_counted: bool
    contract_ends_on: date | None
    uses: list[FitOut]
    verdict: MemberVerdictOut | None


class InsideOut(Out):
    """A function below, and what serves it."""

    function: FunctionNameOut
    members: list[MemberOut]


class ReasonOut(Out):
    """One thing that makes an overlap worth acting on."""

    what: str
    value: float
    points: float


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


class OverlapOut(Out):
    """Systems that do the same job."""

    key: str
    kind: OverlapKind
    certainty: Certainty
    score: int
    function: FunctionNameOut | None
    members: list[MemberOut]
    inside: list[InsideOut]
    units: int
    users_known: int
    annual_cost_known: int
    members_without_cost: int
    worth: float
    because: list[ReasonOut]
    verdicts: list[VerdictOut]


class OverlapsOut(Out):
    """A page of overlaps."""

    items: list[OverlapOut]
    total: int
    next: str | None


class VerdictsOut(Out):
    """All that was concluded about an overlap, the oldest first."""

    items: list[VerdictOut]
    total: int
    next: str | None
