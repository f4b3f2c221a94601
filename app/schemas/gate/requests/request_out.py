"""Requests as they are given out."""

from datetime import datetime
from uuid import UUID

from app.schemas.fields import Out
from app.schemas.gate.delegation_decisions import DelegationDecisionOut
from app.schemas.gate.requests.acting import PersonNamedOut
from app.schemas.gate.requests.attachments import AttachmentOut
from app.schemas.gate.requests.candidates import CandidateOut
from app.schemas.gate.requests.decisions import BoardDecisionOut, DecisionOut
from app.schemas.gate.requests.inquiries import InquiryOut
from app.schemas.gate.requests.parts_out import (
    FilledStepOut,
    ImplementedOut,
    LabelledOut,
    LevelsOut,
    MetOut,
    MissingStepOut,
    MistakeOut,
    ProcessOut,
    ReferenceOut,
    WaitingOut,
)
from app.schemas.systems.named import NamedOut
from intake.process.steps import StepCode
from intake.requests.reading.flags import RequestFlag
from intake.requests.request import RequestState


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
    attachments: list[AttachmentOut]
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
