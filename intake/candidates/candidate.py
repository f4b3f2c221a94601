"""A candidate: an existing system or another open request that might meet a need."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import JSON, Text, UniqueConstraint
from sqlmodel import Field

from inventory.exemptions.exemption import ReasonCode
from record.columns import Moment, personal, reference, word
from record.row import Row, now

LIKELY = 50
"""A candidate of at least this score must be answered; weaker ones are only shown."""


class Answer(StrEnum):
    """What was answered of a candidate."""

    REUSE = "reuse"
    EXTEND = "extend"
    REPLACES = "replaces"
    PARALLEL = "parallel"
    NOT_RELEVANT = "not_relevant"
    JOIN = "join"
    SEPARATE = "separate"


OF_SYSTEMS = frozenset(Answer) - {Answer.JOIN, Answer.SEPARATE}
OF_REQUESTS = frozenset({Answer.JOIN, Answer.SEPARATE})
TO_BE_AGREED = frozenset({Answer.NOT_RELEVANT, Answer.SEPARATE})
"""An interested party may not hide an overlap: the kundansvarig has to agree."""


class Candidate(Row, table=True):
    """A candidate, why it is one, and what was answered of it."""

    __about__ = "request_id"
    __table_args__ = (
        UniqueConstraint("request_id", "system_id"),
        UniqueConstraint("request_id", "other_id"),
    )

    request_id: UUID = reference("system_request.id")
    system_id: UUID | None = reference("system.id", default=None, on_merge="keep_first")
    other_id: UUID | None = reference("system_request.id", default=None)
    score: int
    certainty: str
    evidence: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    function_codes: list[str] = Field(default_factory=list, sa_type=JSON)
    """The functions that it would serve."""
    is_common: bool = False
    """Whether it is the common solution of what is asked for, which comes first."""
    is_current: bool = True
    """Whether the last look still found it."""
    found_at: datetime = Field(default_factory=now, sa_type=Moment)
    answer: Answer | None = word(Answer, default=None)
    reason_code: ReasonCode | None = word(ReasonCode, default=None)
    reason: str = personal(default="", sa_type=Text)
    until: date | None = None
    """Parallel: until when. Replaces: by when."""
    answered_by_id: UUID | None = reference("person.id", default=None)
    answered_by: str | None = personal(default=None)
    answered_at: datetime | None = Field(default=None, sa_type=Moment)
    agreed_by_id: UUID | None = reference("person.id", default=None)
    agreed_by: str | None = personal(default=None)


def is_answered(candidate: Mapping[str, Any]) -> bool:
    """Return whether a candidate's answer counts."""
    if candidate["answer"] is None:
        return False
    return candidate["answer"] not in TO_BE_AGREED or candidate["agreed_by"] is not None


def must_be_answered(candidate: Mapping[str, Any]) -> bool:
    """Return whether a candidate stands in the way of a decision."""
    is_likely = candidate["is_current"] and candidate["score"] >= LIKELY
    return bool(is_likely and not is_answered(candidate))


def candidate_id(request_id: UUID, target_id: UUID) -> UUID:
    """Return the id of a candidate: the same at each look, before and after it is kept."""
    return uuid5(request_id, str(target_id))
