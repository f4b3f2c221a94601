"""A decision, bound to exactly what was shown when it was taken."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Text, UniqueConstraint
from sqlmodel import Field

from record.columns import Moment, personal, reference, word
from record.people import Role
from record.row import Row, now


class DecisionOutcome(StrEnum):
    """What was decided."""

    APPROVED = "approved"
    REJECTED = "rejected"
    REFERRED_TO_BOARD = "referred_to_board"


class Decision(Row, table=True):
    """Who decided what, when and why, with a frozen copy of what they were shown.

    One per round, however many decide at once.
    """

    __about__ = "request_id"
    __table_args__ = (UniqueConstraint("request_id", "round"),)

    request_id: UUID = reference("system_request.id")
    round: int
    outcome: DecisionOutcome = word(DecisionOutcome)
    reason: str = personal(default="", sa_type=Text)
    person_id: UUID | None = reference("person.id", default=None)
    decided_by: str = personal()
    role: Role = word(Role)
    decided_at: datetime = Field(default_factory=now, sa_type=Moment)
    content_hash: str
    """SHA-256 of the frozen copy."""
    shown: str = personal(sa_type=Text)
    """JSON: needs, steps, candidates, evidence and answers as they were; people are named in it."""
    vocabulary_version: str
    delegation: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """What the board's delegation order said of it that day."""


class DecisionCondition(Row, table=True):
    """What a decision demands of somebody."""

    __tablename__ = "decision_condition"
    __about__ = "decision_id"

    decision_id: UUID = reference("decision.id")
    place: int
    text: str = personal(sa_type=Text)
    owner: str | None = personal(default=None)
    due: date | None = None


class BoardOutcome(StrEnum):
    """What the board decided of a request that was referred to it."""

    APPROVED = "approved"
    REJECTED = "rejected"


class BoardDecision(Row, table=True):
    """The board's own decision on a request that was referred to it."""

    __tablename__ = "board_decision"
    __about__ = "request_id"

    request_id: UUID = reference("system_request.id")
    outcome: BoardOutcome = word(BoardOutcome)
    decided_on: date
    reference: str
    """The minutes' paragraph."""
    recorded_by: str = personal()
    recorded_at: datetime = Field(default_factory=now, sa_type=Moment)
