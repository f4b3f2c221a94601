"""The board's decision on what was referred to it."""

from collections.abc import Mapping
from typing import Any

from intake.decisions.decision import BoardDecision, BoardOutcome
from intake.requests.reading.dossiers import dossier_of
from intake.requests.request import SystemRequest
from intake.requests.way.exempting import exempt_parallel
from intake.requests.way.moving import move
from intake.requests.way.transitions import Transition
from inventory.systems.editing.catalogue import Catalogue
from record.actors import Actor

LEADS_TO = {
    BoardOutcome.APPROVED: Transition.BOARD_APPROVE,
    BoardOutcome.REJECTED: Transition.BOARD_REJECT,
}


def record_board_decision(
    catalogue: Catalogue, request: SystemRequest, actor: Actor, fields: Mapping[str, Any]
) -> BoardDecision:
    """Keep what the board decided, with its paragraph, and take the request further.

    What the board approves to stand beside something else is exempted, as by the other deciders.
    """
    session, outcome = catalogue.session, fields["outcome"]
    move(request, LEADS_TO[outcome])
    if outcome is BoardOutcome.APPROVED:
        exempt_parallel(catalogue, dossier_of(session, request), f"nämnden, {fields['reference']}")
    decision = BoardDecision(
        request_id=request.id,
        outcome=outcome,
        decided_on=fields["on"],
        reference=fields["reference"],
        recorded_by=actor.name,
    )
    session.add(decision)
    return decision
