"""What the systems' managers have been asked for, and have promised: added up per system."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from sqlalchemy import Connection, func, select
from sqlmodel import col

from intake.inquiries.inquiry import Inquiry, InquiryAnswer, InquiryKind
from record.driver.belonging import AmongAsked, asked
from record.driver.prepared import Prepared

PROMISES = (InquiryAnswer.YES, InquiryAnswer.CONDITIONS)


@dataclass(frozen=True)
class Load:
    """What a system's manager has to carry for others."""

    promised_hours: int = 0
    """Per month, in all requests."""
    unanswered: int = 0
    """Questions whether the system can take yet others."""


def loads_of(connection: Connection, systems: Collection[UUID]) -> dict[UUID, Load]:
    """Return, by system, what has been promised and what is still asked for (audit F10)."""
    if not systems:
        return {}
    rows = _per_system().rows(connection, ids=asked(connection, systems))
    return {system_id: Load(int(hours or 0), unanswered) for system_id, hours, unanswered in rows}


@cache
def _per_system() -> Prepared:
    """Return the select, made once."""
    promised = func.sum(col(Inquiry.hours_per_month)).filter(col(Inquiry.answer).in_(PROMISES))
    asked = func.count().filter(col(Inquiry.answer).is_(None))
    wanted = select(col(Inquiry.to_system_id), promised, asked)
    asking = wanted.where(
        AmongAsked(Inquiry.to_system_id), col(Inquiry.kind) == InquiryKind.CAN_TAKE_US
    )
    return Prepared(asking.group_by(col(Inquiry.to_system_id)))
