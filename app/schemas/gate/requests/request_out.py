"""Requests as they are given out."""

from datetime import datetime
from typing import Any
from uuid import UUID

from app.schemas.fields import Out
from app.schemas.gate.delegation_decisions import DelegationDecisionOut
from app.schemas.gate.requests.acting import ActedOut, PersonNamedOut
from app.schemas.gate.requests.attachments import AttachmentOut
from app.schemas.gate.requests.candidates import CandidateOut
from app.schemas.gate.requests.decisions import BoardDecisionOut, DecisionOut
from app.schemas.gate.requests.inquiries import InquiryOut
from app.schemas.systems.named import NamedOut
from intake.process.steps import StepCode
from intake.requests.reading.flags import RequestFlag
from intake.requests.request import MetHow, RequestState
from intake.requests.writing.mistakes import Mistake
from record.people import Role


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

    system: NamedOut | None
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
