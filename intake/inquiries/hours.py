"""What the systems' managers have been asked for, and have promised: added up per system."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select
from sqlmodel import col

from intake.inquiries.inquiry import Inquiry, InquiryAnswer, InquiryKind
from record.standing import EVERY_DAY, standing

TABLES = frozenset({"inquiry"})
PROMISES = (InquiryAnswer.YES, InquiryAnswer.CONDITIONS)


@dataclass(frozen=True)
class Load:
    """What a system's manager has to carry for others."""

    promised_hours: int = 0
    """Per month, in all requests."""
    unanswered: int = 0
    """Questions whether the system can take yet others."""


def loads_of(connection: Connection) -> Mapping[UUID, Load]:
    """Return, by system, what has been promised and what is still asked for (audit F10)."""
    return standing(connection, _loads, TABLES, EVERY_DAY)


def _loads(connection: Connection, _today: date) -> Mapping[UUID, Load]:
    system, answer = col(Inquiry.to_system_id), col(Inquiry.answer)
    promised = func.sum(col(Inquiry.hours_per_month)).filter(answer.in_(PROMISES))
    asked = func.count().filter(answer.is_(None))
    rows: Any = connection.execute(
        select(system, promised, asked)
        .where(col(Inquiry.kind) == InquiryKind.CAN_TAKE_US, system.is_not(None))
        .group_by(system)
    )
    return {system_id: Load(int(hours or 0), unanswered) for system_id, hours, unanswered in rows}
