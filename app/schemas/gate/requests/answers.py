"""Answers to candidates, inquiries and their answers, comments, decisions."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.schemas.fields import Count, In, Line, Money, Prose
from intake.candidates.candidate import Answer
from intake.decisions.decision import DecisionOutcome
from intake.inquiries.inquiry import InquiryAnswer, InquiryKind
from inventory.exemptions.exemption import ReasonCode

NeededProse = Annotated[Prose, Field(min_length=1)]


class AnswerIn(In):
    """What is answered of a candidate; `parallel` demands all, `replaces` by when."""

    answer: Answer
    reason: Prose = ""
    reason_code: ReasonCode | None = None
    until: date | None = None


class InquiryIn(In):
    """A question: to a unit's kundansvarig, or (`can_take_us`) to a system's manager."""

    to: UUID
    kind: InquiryKind
    due: date | None = None


class InquiryAnswerIn(In):
    """Their own answer."""

    answer: InquiryAnswer
    reason: Prose = ""
    hours_per_month: Count | None = None
    cost: Money | None = None
    starts_on: date | None = Field(default=None, alias="from")


class CommentIn(In):
    """Something to say about a request."""

    text: NeededProse


class ConditionIn(In):
    """What a decision demands of somebody."""

    text: NeededProse
    owner: Line | None = None
    due: date | None = None


class AnswerAtDecisionIn(AnswerIn):
    """The decider's own answer to a candidate that has come since the review."""

    candidate: UUID


class DecisionIn(In):
    """A decision; a rejection says why."""

    outcome: DecisionOutcome
    reason: Prose = ""
    conditions: Annotated[list[ConditionIn], Field(max_length=100)] = Field(default_factory=list)
    answers: Annotated[list[AnswerAtDecisionIn], Field(max_length=100)] = Field(
        default_factory=list
    )
