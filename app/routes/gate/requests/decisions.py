"""The process decision."""

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from app.operations.asked.paging import PageQuery
from app.operations.asked.slices import slice_of
from app.operations.calls.call import Call
from app.operations.calls.read import Reading
from app.operations.calls.write import Write, Writing
from app.operations.kept.etags import Card
from app.operations.routers import changes_target, decides, demanding, operations
from app.resources import REQUEST
from app.schemas.gate.requests.answers import DecisionIn
from app.schemas.gate.requests.decisions import DecisionOut, DecisionsOut
from intake.decisions.deciding import decide
from intake.decisions.desk import Desk
from intake.decisions.own_requests import demand_not_own
from intake.requests.reading.cards import cards_of
from intake.requests.reading.surroundings import surroundings_of
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
@decides
@demanding(_not_own)
def create_decision(write: Writing, body: DecisionIn) -> Response:
    """Decide on a request, as it was shown: If-Match says which version that was."""
    desk = _desk(write)
    request = write.session.follow(SystemRequest, desk.dossier.request)
    decision, dossier = decide(write.session, request, write.actor, body.given(), desk)
    Telling(write.session, request, write.actor.person_id).decided(decision)
    (told,) = cards_of(write.connection, [dossier], desk.around)
    location = f"{write.request.url.path}/{decision.id}"
    return write.below(told["decisions"][-1], Card(told).etag, 201, location)


def _desk(write: Write) -> Desk:
    """Return the request as it was when its tag was held against If-Match."""
    around = surroundings_of(write.connection, write.today)
    return Desk(write.matched.value.dossier, around, write.look())
