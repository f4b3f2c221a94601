"""The board's decision on what was referred to it."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from intake.decisions.decision import BoardDecision, BoardOutcome
from intake.requests.request import SystemRequest
from intake.requests.way.moving import move
from intake.requests.way.transitions import Transition
from record.actors import Actor

LEADS_TO = {
    BoardOutcome.APPROVED: Transition.BOARD_APPROVE,
    BoardOutcome.REJECTED: Transition.BOARD_REJECT,
}


def record_board_decision(
    session: Session, request: SystemRequest, actor: Actor, fields: Mapping[str, Any]
) -> BoardDecision:
    """Keep what the board decided, with its paragraph, and take the request further."""
    outcome: BoardOutcome = fields["outcome"]
    move(request, LEADS_TO[outcome])
    decision = BoardDecision(
        request_id=request.id,
        outcome=outcome,
        decided_on=fields["on"],
        reference=fields["reference"],
        recorded_by=actor.name,
    )
    session.add(decision)
    return decision
