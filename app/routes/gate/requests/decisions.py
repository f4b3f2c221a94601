"""The process decision."""

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from app.operations.asked.paging import PageQuery
from app.operations.asked.slices import slice_of
from app.operations.call import Call
from app.operations.read import Reading
from app.operations.routers import changes_target, demanding, operations
from app.operations.write import Writing
from app.resources import REQUEST
from app.schemas.gate.answers import DecisionIn
from app.schemas.gate.decisions import DecisionOut, DecisionsOut
from intake.decisions.deciding import decide, demand_not_own
from intake.requests.request import SystemRequest
from intake.requests.telling import Telling

router = operations("Requests")


def _not_own(call: Call) -> None:
    demand_not_own(call.connection, call.named(), call.actor)


@router.get("/requests/{request_id}/decisions", response_model=DecisionsOut)
def list_decisions(read: Reading, query: Annotated[PageQuery, Query()]) -> Response:
    """List the decisions on a request, with what was shown at each."""
    return read.json(slice_of(read.card(REQUEST)["decisions"], query, read.request.url.path))


@router.post("/requests/{request_id}/decisions", response_model=DecisionOut, status_code=201)
@changes_target
@demanding(_not_own)
def create_decision(write: Writing, body: DecisionIn) -> Response:
    """Decide on a request, as it was shown: If-Match says which version that was."""
    look = write.look()
    request = write.target_row(SystemRequest)
    decision = decide(write.catalogue, request, write.actor, body.given(), look)
    Telling(write.session, request, write.actor.person_id).decided(decision)
    card = write.card(REQUEST, request.id)
    told = next(one for one in card.value["decisions"] if one["id"] == decision.id)
    location = f"{write.request.url.path}/{decision.id}"
    return write.below(told, card.etag, 201, location)
