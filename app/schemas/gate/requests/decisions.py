"""Decisions as they are given out."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from app.schemas.fields import Out
from app.schemas.gate.delegation_decisions import JudgementOut
from app.schemas.gate.requests.acting import ActedOut
from intake.decisions.decision import BoardOutcome, DecisionOutcome


class ConditionOut(Out):
    """What a decision demands."""

    text: str
    owner: str | None
    due: date | None


class ToldDecisionOut(Out):
    """A decision; what it rests on stands beside it."""

    id: UUID
    round: int
    outcome: DecisionOutcome
    decided_by: ActedOut
    decided_at: datetime
    reason: str
    conditions: list[ConditionOut]
    content_hash: str
    vocabulary_version: str


class DecisionOut(ToldDecisionOut):
    """A decision, with what was shown when it was taken."""

    candidates_at_decision: list[dict[str, Any]]
    delegation: JudgementOut


class DecisionsOut(Out):
    """A page of decisions."""

    items: list[DecisionOut]
    total: int
    next: str | None


class BoardDecisionOut(Out):
    """What the board decided."""

    id: UUID
    outcome: BoardOutcome
    on: date
    reference: str
    recorded_by: str
