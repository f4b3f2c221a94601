"""The board's own track: what its delegates decided, beside the process decision."""

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from app.operations.asked.paging import PageQuery
from app.operations.asked.slices import slice_of
from app.operations.calls.read import Reading
from app.operations.calls.write import Write, Writing
from app.operations.routers import operations
from app.resources import REQUEST
from app.schemas.gate.delegation_decisions import (
    DelegationDecisionIn,
    DelegationDecisionOut,
    DelegationDecisionPatch,
    DelegationDecisionsOut,
)
from intake.delegation.decisions.decision import DelegationDecision
from intake.delegation.decisions.recording import (
    change_delegation_decision as correct_decision,
)
from intake.delegation.decisions.recording import (
    find_delegation_decision,
    record_delegation_decision,
)
from intake.requests.request import SystemRequest

router = operations("Delegations")


@router.get("/requests/{request_id}/delegation-decisions", response_model=DelegationDecisionsOut)
def list_delegation_decisions(read: Reading, query: Annotated[PageQuery, Query()]) -> Response:
    """List what was decided on the board's behalf, the oldest first."""
    decisions = read.card(REQUEST)["delegation_decisions"]
    return read.json(slice_of(decisions, query, read.request.url.path))


@router.post(
    "/requests/{request_id}/delegation-decisions",
    response_model=DelegationDecisionOut,
    status_code=201,
)
def create_delegation_decision(write: Writing, body: DelegationDecisionIn) -> Response:
    """Record a delegate's decision; it is held against the rule that was in force on its day."""
    request = write.target_row(SystemRequest)
    decision = record_delegation_decision(write.session, request, write.actor, body.given())
    told, _ = _told(write, decision)
    return write.made(told, str(decision.id))


@router.patch(
    "/requests/{request_id}/delegation-decisions/{decision_id}",
    response_model=DelegationDecisionOut,
)
def change_delegation_decision(
    write: Writing, decision_id: str, body: DelegationDecisionPatch
) -> Response:
    """Say when the decision was reported to the board, or correct it: then it is judged anew."""
    decision = find_delegation_decision(write.session, write.named(), decision_id)
    correct_decision(write.session, write.target_row(SystemRequest), decision, body.given())
    return write.below(*_told(write, decision))


def _told(write: Write, decision: DelegationDecision) -> tuple[dict[str, object], str]:
    card = write.card(REQUEST, write.named())
    decisions = card.value["delegation_decisions"]
    return next(one for one in decisions if one["id"] == decision.id), card.etag
