"""What delegates decided for their boards."""

from datetime import date, datetime
from uuid import UUID

from pydantic import Field

from app.schemas.fields import In, Line, Money, Name, Out
from intake.delegation.rules import Delegate


class DelegationDecisionFields(In):
    """What can be said of a delegate's decision; `onward`: they have it from the delegate."""

    paragraph: Line | None = None
    amount: Money | None = None
    onward: bool | None = None
    reported_on: date | None = None


class DelegationDecisionIn(DelegationDecisionFields):
    """Who decided, in the role that the board's order calls it, and when."""

    decided_by_name: Name
    decided_by_role: Name
    on: date


class DelegationDecisionPatch(DelegationDecisionFields):
    """What is to be changed."""

    decided_by_name: Name = ""
    decided_by_role: Name = ""
    on: date = date.max


class JudgementOut(Out):
    """What the board's delegation order says of a decision."""

    rule: str | None = None
    conforms: str = ""
    because: list[str] = Field(default_factory=list)
    flags: list[str] = Field(default_factory=list)


class DelegationDecisionOut(Out):
    """A delegate's decision, beside the process decision."""

    id: UUID
    decided_by_name: str
    decided_by_role: str
    delegate: Delegate
    on: date
    paragraph: str | None
    amount: int | None
    onward: bool | None
    reported_on: date | None
    recorded_by: str
    recorded_at: datetime
    delegation: JudgementOut


class DelegationDecisionsOut(Out):
    """A page of delegates' decisions."""

    items: list[DelegationDecisionOut]
    total: int
    next: str | None
