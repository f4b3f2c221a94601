"""A delegate's decision on a purchase (*delegationsbeslut*), as the board's registry has it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger
from sqlmodel import Field

from intake.delegation.rules import Delegate
from record.columns import Moment, personal, reference, word
from record.row import Row, now


class DelegationDecision(Row, table=True):
    """What somebody decided on a board's behalf, and when the board was told of it (KL 6:40)."""

    __tablename__ = "delegation_decision"
    __about__ = "request_id"

    request_id: UUID = reference("system_request.id")
    board_id: UUID | None = reference("unit.id", default=None)
    """The board that the request's unit lay under when it was recorded."""
    decided_by_name: str = personal()
    decided_by_role: str
    """As the board's order calls it."""
    delegate: Delegate = word(Delegate, default=Delegate.NOT_STATED)
    """Which of the delegates that is, as far as the word tells."""
    decided_on: date
    paragraph: str | None = None
    amount: int | None = Field(default=None, sa_type=BigInteger)
    onward: bool | None = None
    """Whether who decided has it from the delegate and not from the board (KL 7:6)."""
    reported_on: date | None = None
    delegation: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """What the board's order said of it that day, by what was known when it was recorded."""
    recorded_by: str = personal()
    recorded_at: datetime = Field(default_factory=now, sa_type=Moment)
