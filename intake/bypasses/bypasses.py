"""A purchase that went round the process: what happens then, as the audit tells it (F16)."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Text
from sqlmodel import Field

from record.columns import Moment, personal, reference, word
from record.row import Row, now


class BypassOutcome(StrEnum):
    """What came of it: help may be denied, and the process may be gone through afterwards."""

    OPEN = "open"
    HELPED = "helped"
    DENIED_HELP = "denied_help"
    APPLIED_AFTERWARDS = "applied_afterwards"


class Bypass(Row, table=True):
    """What a unit bought without a decision of the process, and who was contacted about it."""

    __about__ = "unit_id"

    unit_id: UUID = reference("unit.id")
    bought: str
    system_id: UUID | None = reference("system.id", default=None)
    found_on: date
    contacted: str | None = personal(default=None)
    contacted_on: date | None = None
    outcome: BypassOutcome = word(BypassOutcome, default=BypassOutcome.OPEN)
    request_id: UUID | None = reference("system_request.id", default=None)
    note: str | None = personal(default=None, sa_type=Text)
    created_at: datetime = Field(default_factory=now, sa_type=Moment)
