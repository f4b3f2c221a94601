"""Questions to others, as they are given out."""

from datetime import date, datetime
from uuid import UUID

from pydantic import Field

from app.schemas.fields import Out
from app.schemas.systems.named import NamedOut
from intake.inquiries.inquiry import InquiryAnswer, InquiryKind


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
