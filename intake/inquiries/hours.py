"""What the systems' managers have been asked for, and have promised: added up per system."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, func, select
from sqlmodel import col

from intake.inquiries.inquiry import Inquiry, InquiryAnswer, InquiryKind

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
    rows = connection.execute(_per_system(), {"systems": list(systems)})
    return {
        system_id: Load(int(hours or 0), unanswered)
        for system_id, hours, unanswered in rows
        if system_id is not None
    }


@cache
def _per_system() -> Select[UUID | None, int | None, int]:
    """Return the select, made once."""
    promised = func.sum(col(Inquiry.hours_per_month)).filter(col(Inquiry.answer).in_(PROMISES))
    asked = func.count().filter(col(Inquiry.answer).is_(None))
    wanted = select(col(Inquiry.to_system_id), promised, asked)
    return wanted.where(
        col(Inquiry.to_system_id).in_(bindparam("systems", expanding=True)),
        col(Inquiry.kind) == InquiryKind.CAN_TAKE_US,
    ).group_by(col(Inquiry.to_system_id))
