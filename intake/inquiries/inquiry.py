"""A question that somebody else answers for themselves."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, Text
from sqlmodel import Field

from record.columns import Moment, personal, reference, word
from record.row import Row, now


class InquiryKind(StrEnum):
    """What is asked."""

    SAME_NEED = "same_need"
    CAN_TAKE_US = "can_take_us"
    REFERENCE_GROUP = "reference_group"


class InquiryAnswer(StrEnum):
    """What was answered; `cannot_spare` is an answer too (audit F19)."""

    YES = "yes"
    NO = "no"
    CONDITIONS = "conditions"
    CANNOT_SPARE = "cannot_spare"


class Inquiry(Row, table=True):
    """A question to another department's kundansvarig, or to a system's manager."""

    __about__ = "request_id"

    request_id: UUID = reference("system_request.id")
    kind: InquiryKind = word(InquiryKind)
    to_unit_id: UUID | None = reference("unit.id", default=None)
    to_system_id: UUID | None = reference("system.id", default=None)
    due: date | None = None
    escalated_on: date | None = None
    """When the chief was told that nobody has answered."""
    asked_by: str = personal()
    asked_at: datetime = Field(default_factory=now, sa_type=Moment)
    answer: InquiryAnswer | None = word(InquiryAnswer, default=None)
    reason: str = personal(default="", sa_type=Text)
    hours_per_month: int | None = Field(default=None, sa_type=BigInteger)
    cost: int | None = Field(default=None, sa_type=BigInteger)
    starts_on: date | None = None
    answered_by_id: UUID | None = reference("person.id", default=None)
    answered_by: str | None = personal(default=None)
    answered_at: datetime | None = Field(default=None, sa_type=Moment)
