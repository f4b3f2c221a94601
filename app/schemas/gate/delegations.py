"""The boards' delegation rules, and how they stand beside the process."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.operations.asked.paging import PageQuery
from app.schemas.fields import Day, In, Line, Money, Out, Prose
from app.schemas.history import CheckpointOut
from app.schemas.systems.named import NamedOut
from intake.delegation.conformance.questions import Beside, Question
from intake.delegation.judging.judgement import Conforms
from intake.delegation.rules import Consultation, Delegate, LimitKind, ProcessMention

Consulted = Annotated[list[Consultation], Field(max_length=len(Consultation))]


class DelegationFields(In):
    """What can be said of a rule; an `amount` by itself is a limit of that kind."""

    delegate: Delegate = Delegate.NOT_STATED
    limit: LimitKind = LimitKind.NONE_STATED
    amount: Money | None = None
    consultation: Consulted = Field(default_factory=list)
    consultation_text: Line | None = None
    process: ProcessMention = ProcessMention.NOT_STATED
    onward: bool | None = None
    note: Prose | None = None
    paragraph: Line | None = None
    source: Line | None = None
    valid_from: date | None = None
    valid_until: date | None = None


class DelegationIn(DelegationFields):
    """What a board's order says; `limit` or `amount` is needed."""

    board: UUID


class DelegationPatch(DelegationFields):
    """What is to be changed of a rule; another board is another rule."""


class DelegationQuery(PageQuery):
    """How to narrow down the rules."""

    board: UUID | None = None
    delegate: Delegate | None = None


class RuleOut(Out):
    """A rule, by itself."""

    id: UUID
    board: NamedOut
    delegate: Delegate
    limit: LimitKind
    amount: int | None
    consultation: list[Consultation]
    consultation_text: str | None
    process: ProcessMention
    onward: bool | None
    note: str | None
    paragraph: str | None
    source: str | None
    valid_from: date | None
    valid_until: date | None


class DelegationOut(RuleOut):
    """A rule, and whether it is the one in force today."""

    in_force: bool
    permissions: list[str]


class DelegationsOut(Out):
    """A page of rules, by board."""

    items: list[DelegationOut]
    total: int
    next: str | None


class ConformanceQuery(BaseModel):
    """For which day; today, if nothing is said."""

    model_config = ConfigDict(extra="forbid")

    on: Day | None = None


class ProcessSideOut(Out):
    """What the process says of who may approve."""

    title: str
    version: str
    approvers: list[Delegate]
    adopted_by: str | None
    says: str
    gaps: list[str]


class AnswerOut(Out):
    """What a board's order says to one question, beside the process."""

    question: Question
    answer: str
    conforms: Conforms
    beside: Beside
    because: list[str]


class BoardConformanceOut(Out):
    """One board: its rules in force, its answers, and what is wrong or missing."""

    board: NamedOut
    conforms: Conforms
    rules: list[RuleOut]
    answers: list[AnswerOut]
    disagreements: list[str]
    gaps: list[str]
    wording: list[str] | None


class ProposalOut(Out):
    """A way to bring process and orders together, and who would have to adopt it."""

    adopted_by: str
    text: str


class ConformanceOut(Out):
    """Where the boards' orders and the process disagree, and what is missing."""

    on: date
    process: ProcessSideOut
    boards: list[BoardConformanceOut]
    disagreements: int
    gaps: int
    wording: list[ProposalOut]
    history: CheckpointOut | None
