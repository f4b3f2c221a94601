"""Requests as they are given out."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from app.schemas.fields import Out
from app.schemas.gate.delegation_decisions import DelegationDecisionOut, JudgementOut
from app.schemas.overlaps import EvidenceOut, OverlappingSystemOut
from app.schemas.systems.named import NamedOut
from intake.candidates.candidate import Answer
from intake.decisions.decision import BoardOutcome, DecisionOutcome
from intake.inquiries.inquiry import InquiryAnswer, InquiryKind
from intake.process.steps import StepCode
from intake.requests.reading.flags import RequestFlag
from intake.requests.request import MetHow, RequestState
from intake.requests.writing.mistakes import Mistake
from inventory.exemptions import ReasonCode
from record.people import Role


class PersonNamedOut(Out):
    """Somebody, by name; without an id where the machine's own user acted."""

    id: UUID | None
    name: str


class ActedOut(PersonNamedOut):
    """Somebody, and the role they acted in."""

    role: Role


class ProcessOut(Out):
    """The version of the process that a request follows, and who adopted it."""

    version: str
    title: str
    adopted_by: str | None
    adopted_on: str | None
    adopted_note: str | None


class LabelledOut(Out):
    """A function."""

    code: str
    label: str


class LevelsOut(Out):
    """K, R, T and S, as far as they are classified."""

    confidentiality: int | None = None
    integrity: int | None = None
    availability: int | None = None
    traceability: int | None = None


class FilledStepOut(Out):
    """A step that has been filled in."""

    content: dict[str, Any]
    filled_in_by: ActedOut
    filled_in_at: datetime


class MissingStepOut(Out):
    """Something that is missing: in which step, for whom, and why it is demanded."""

    step: str
    title: str
    field: str | None
    roles: list[Role]
    why: str
    candidate: str | None


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


class InquiryOut(Out):
    """A question, and the answer if there is one."""

    id: UUID
    kind: InquiryKind
    unit: NamedOut | None
    system: NamedOut | None
    due: date | None
    escalated_on: date | None
    asked_by: str
    asked_at: datetime
    answer: InquiryAnswer | None
    reason: str
    hours_per_month: int | None
    cost: int | None
    starts_on: date | None = Field(alias="from")
    answered_by: str | None
    answered_at: datetime | None


class InquiriesOut(Out):
    """A page of inquiries."""

    items: list[InquiryOut]
    total: int
    next: str | None


class ConditionOut(Out):
    """What a decision demands."""

    text: str
    owner: str | None
    due: date | None


class ToldDecisionOut(Out):
    """A decision; what it rests on stands beside it."""

    id: UUID
    round: int
    outcome: DecisionOutcome
    decided_by: ActedOut
    decided_at: datetime
    reason: str
    conditions: list[ConditionOut]
    content_hash: str
    vocabulary_version: str


class DecisionOut(ToldDecisionOut):
    """A decision, with what was shown when it was taken."""

    candidates_at_decision: list[dict[str, Any]]
    delegation: JudgementOut


class DecisionsOut(Out):
    """A page of decisions."""

    items: list[DecisionOut]
    total: int
    next: str | None


class BoardDecisionOut(Out):
    """What the board decided."""

    id: UUID
    outcome: BoardOutcome
    on: date
    reference: str
    recorded_by: str


class WaitingOut(Out):
    """Whom a request waits for."""

    role: Role
    person: PersonNamedOut | None
    since: datetime


class MistakeOut(Out):
    """A common mistake that was seen."""

    mistake: Mistake
    detail: str


class MetOut(Out):
    """How the need was met without a purchase."""

    how: MetHow
    system: NamedOut | None


class DeviationOut(Out):
    """In what an implemented system is another than the approved one."""

    field: str
    approved: Any
    now: Any


class ImplementedOut(Out):
    """What an approved request became."""

    system: NamedOut
    deviations: list[DeviationOut]


class ReferenceOut(Out):
    """A request, by its reference."""

    id: UUID
    reference: str


class RequestOut(Out):
    """A request: how far it has come, what is missing, and who must act."""

    id: UUID
    reference: str
    title: str
    unit: NamedOut
    external_reference: str | None
    case_number: str | None
    state: RequestState
    state_since: datetime
    round: int
    process: ProcessOut
    created_by: PersonNamedOut
    created_at: datetime
    submitted_at: datetime | None
    returned_because: str | None
    reopened_because: str | None
    warnings: list[MistakeOut]
    need: str | None
    functions: list[LabelledOut]
    value_48_months: int | None
    information_class: LevelsOut | None
    several_departments: bool
    steps: dict[StepCode, FilledStepOut | None]
    missing_steps: list[MissingStepOut]
    fast_path: bool
    candidates: list[CandidateOut]
    likely_candidates: int
    unanswered: int
    inquiries: list[InquiryOut]
    decisions: list[DecisionOut]
    board_decisions: list[BoardDecisionOut]
    delegation_decisions: list[DelegationDecisionOut]
    waiting_for: WaitingOut | None
    flags: list[RequestFlag]
    joined_into: ReferenceOut | None
    met: MetOut | None
    implemented: ImplementedOut | None
    permissions: list[str]


class RequestsOut(Out):
    """A page of requests."""

    items: list[RequestOut]
    total: int
    next: str | None


class CommentOut(Out):
    """Something that was said."""

    id: UUID
    text: str
    said_by: str
    said_at: datetime


class CommentsOut(Out):
    """A page of comments."""

    items: list[CommentOut]
    total: int
    next: str | None
