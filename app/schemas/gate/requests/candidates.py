"""What might meet a need, as it is given out."""

from datetime import date, datetime
from uuid import UUID

from app.schemas.fields import Out
from app.schemas.gate.requests.acting import PersonNamedOut
from app.schemas.overlaps.members import EvidenceOut, OverlappingSystemOut
from app.schemas.systems.named import NamedOut
from intake.candidates.candidate import Answer
from inventory.exemptions.exemption import ReasonCode


class OtherRequestOut(Out):
    """Another request."""

    id: UUID
    reference: str
    title: str
    unit: NamedOut


class CandidateOut(Out):
    """A system or another request that might meet the need, and what was answered."""

    id: UUID
    system: OverlappingSystemOut | None = None
    request: OtherRequestOut | None = None
    score: int
    certainty: str
    evidence: list[EvidenceOut]
    common_solution: bool
    current: bool
    found_at: datetime
    promised_hours_per_month: int
    unanswered_inquiries: int
    answer: Answer | None
    reason: str
    reason_code: ReasonCode | None
    until: date | None
    answered_by: PersonNamedOut | None
    answered_at: datetime | None
    agreed_by: PersonNamedOut | None


class CandidatesOut(Out):
    """A page of candidates."""

    items: list[CandidateOut]
    total: int
    next: str | None
