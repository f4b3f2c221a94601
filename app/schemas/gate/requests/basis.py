"""The decision basis."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from app.schemas.fields import Out
from app.schemas.gate.delegations import RuleOut
from app.schemas.gate.requests.attachments import AttachmentOut
from app.schemas.gate.requests.candidates import CandidateOut
from app.schemas.gate.requests.decisions import BoardDecisionOut, ToldDecisionOut
from app.schemas.gate.requests.inquiries import InquiryOut
from app.schemas.gate.requests.parts_out import (
    LabelledOut,
    LevelsOut,
    MissingStepOut,
    MistakeOut,
    ProcessOut,
)
from app.schemas.history import CheckpointOut
from app.schemas.systems.named import NamedOut
from intake.process.steps import StepCode
from intake.requests.reading.flags import RequestFlag
from intake.requests.request import RequestState
from record.people import Role


class BasisQuery(BaseModel):
    """Which round's basis is asked for: a request that was reopened has one for each decision."""

    model_config = ConfigDict(extra="forbid")

    round: Annotated[int, Field(ge=1, le=10_000)] | None = None


class WriterOut(Out):
    """Who filled something in."""

    name: str
    role: Role


class BasisStepOut(Out):
    """A step that has been filled in, with the names of the units in it."""

    content: dict[str, Any]
    filled_in_by: WriterOut
    filled_in_at: datetime


class WorkedOutOut(Out):
    """The value by the law's rule; the running cost is per_month × months_counted."""

    one_time: int | None
    per_month: int | None
    months: int | None
    months_counted: int
    running: int
    options: int | None
    total: int
    documentation_limit: int
    over_documentation_limit: bool
    direct_procurement_limit: int
    over_direct_procurement_limit: bool


class JudgedOut(Out):
    """What the board's delegation order says of the decision; the flags stand beside that."""

    rule: RuleOut | None
    conforms: str
    because: list[str]
    flags: list[str]


class DecisionBasisOut(Out):
    """All that a decision rests on; once decided, it never changes."""

    reference: str
    title: str
    case_number: str | None
    external_reference: str | None
    organisation: NamedOut
    board: NamedOut | None
    unit: NamedOut
    round: int
    sample: bool
    draft: bool
    state: RequestState
    as_of: datetime
    created_by: str
    created_at: datetime
    submitted_at: datetime | None
    process: ProcessOut
    vocabulary_version: str
    steps: dict[StepCode, BasisStepOut | None]
    functions: list[LabelledOut]
    candidates: list[CandidateOut]
    inquiries: list[InquiryOut]
    information_class: LevelsOut
    value: WorkedOutOut | None
    delegation: JudgedOut
    flags: list[RequestFlag]
    mistakes: list[MistakeOut]
    fast_path: bool
    missing_steps: list[MissingStepOut]
    attachments: list[AttachmentOut]
    decision: ToldDecisionOut | None
    earlier_decisions: list[ToldDecisionOut]
    board_decisions: list[BoardDecisionOut]
    content_hash: str | None
    erased: bool
    """Whether somebody's name has been erased from it since: the hash is of what was shown."""
    history: CheckpointOut | None
