"""The systems in an overlap, and what says that they are there."""

from datetime import date
from uuid import UUID

from app.schemas.fields import Out
from app.schemas.overlaps.verdicts import MemberVerdictOut
from app.schemas.systems.named import FunctionNameOut, NamedOut
from inventory.systems.system import SystemStatus
from matching.functions.evidence import Certainty, Signal


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
