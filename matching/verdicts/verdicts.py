"""A verdict: what somebody concluded about systems in an overlap. It outlives recomputation."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Text, UniqueConstraint
from sqlmodel import Field

from record.columns import Moment, personal, reference, word
from record.people import Role
from record.row import Row, now


class VerdictOutcome(StrEnum):
    """What the systems of an overlap come to."""

    CONFIRMED = "confirmed"
    CONSOLIDATE = "consolidate"
    JUSTIFIED = "justified"
    FALSE_ALARM = "false_alarm"


class Verdict(Row, table=True):
    """What was concluded, by whom, why, and what the overlap looked like then.

    The overlap is told by its function, or, where it is about one product, by a system in it: the
    systems come and go, and what is merged leads on.
    """

    function_code: str | None = reference("function.code", default=None)
    product_id: UUID | None = reference("system.id", default=None)
    outcome: VerdictOutcome = word(VerdictOutcome)
    reason: str = Field(default="", sa_type=Text)
    target_system_id: UUID | None = reference("system.id", default=None)
    owner_unit_id: UUID | None = reference("unit.id", default=None)
    owner_role: Role | None = word(Role, default=None)
    due: date | None = None
    until: date | None = None
    mandate: str | None = None
    """The assignment that it rests on, such as a decision's number."""
    seen: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """The members then, by id, and what spoke for each: what "changed since" is measured from."""
    person_id: UUID | None = reference("person.id", default=None)
    decided_by: str = personal()
    decided_at: datetime = Field(default_factory=now, sa_type=Moment)


class VerdictSystem(Row, table=True):
    """A system that a verdict is about."""

    __tablename__ = "verdict_system"
    __about__ = "verdict_id"
    __same_when__ = ("verdict_id", "system_id")
    __table_args__ = (UniqueConstraint("verdict_id", "system_id"),)

    verdict_id: UUID = reference("verdict.id")
    system_id: UUID = reference("system.id")
    exemption_id: UUID | None = reference("exemption.id", default=None)
    """The exemption that a justified verdict made for it."""
