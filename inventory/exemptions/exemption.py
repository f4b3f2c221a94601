"""What may stay beside a common solution: by whose decision, why, until when."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, Text, or_, select
from sqlmodel import Field, col

from inventory.systems.system import System
from record.columns import Moment, personal, reference, word
from record.row import Row, now


class ReasonCode(StrEnum):
    """Why parallel systems stay, as the audit found (F10)."""

    NEEDS_NOT_MET = "needs_not_met"
    UNWILLING_TO_CHANGE = "unwilling_to_change"
    OWN_SOLUTION = "own_solution"
    NOT_KNOWN = "not_known"
    HARD_TO_ACCESS = "hard_to_access"
    EXTRA_WORKLOAD = "extra_workload"


class Exemption(Row, table=True):
    """An *undantag* for a system that does a job which has a common solution."""

    __about__ = "system_id"

    system_id: UUID = reference("system.id")
    function_code: str = reference("function.code")
    unit_id: UUID | None = reference("unit.id", default=None)
    reason_code: ReasonCode = word(ReasonCode)
    reason: str = Field(sa_type=Text)
    decided_by: str = personal()
    until: date
    created_at: datetime = Field(default_factory=now, sa_type=Moment)


def lets_system_stay() -> ColumnElement[bool]:
    """Return the condition that an exemption is one for the system itself.

    One that names another unit than the owner's lets that unit have something else beside it.
    """
    owner = (
        select(col(System.owner_unit_id))
        .where(col(System.id) == col(Exemption.system_id))
        .scalar_subquery()
    )
    return or_(col(Exemption.unit_id).is_(None), col(Exemption.unit_id) == owner)


def has_lapsed(until: date, today: date) -> bool:
    """Return whether an exemption's last day has passed."""
    return until < today
