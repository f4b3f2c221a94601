"""A request on its way: submitted, returned, withdrawn, joined, met, implemented, reopened."""

from starlette.responses import Response

from app.operations.calls.write import Write, Writing
from app.operations.routers import changes_target, decides, operations
from app.resources import REQUEST
from app.schemas.gate.requests.request_out import RequestOut
from app.schemas.gate.requests.requests import (
    BoardDecisionIn,
    ImplementIn,
    JoinIn,
    MeetIn,
    ReopenIn,
    ReturnIn,
)
from intake.decisions.board import record_board_decision as keep_board_decision
from intake.requests.finding import find_other
from intake.requests.reading.dossiers import dossier_of
from intake.requests.request import SystemRequest
from intake.requests.way import ending, travelling

router = operations("Requests")


@router.post("/requests/{request_id}/submit", response_model=RequestOut)
@changes_target
def submit_request(write: Writing) -> Response:
    """Submit a draft: what might meet the need is looked for, and the kundansvarig is told."""
    look = write.look()
    travelling.submit(write.session, _request(write), write.actor, look)
    return write.changed(REQUEST, write.named())


@router.post("/requests/{request_id}/return", response_model=RequestOut)
@changes_target
def return_request(write: Writing, body: ReturnIn) -> Response:
    """Give a request back to be completed."""
    travelling.give_back(write.session, _request(write), write.actor, body.what)
    return write.changed(REQUEST, write.named())


@router.post("/requests/{request_id}/withdraw", response_model=RequestOut)
@changes_target
def withdraw_request(write: Writing) -> Response:
    """Withdraw a request that is not decided."""
    travelling.withdraw(_request(write))
    return write.changed(REQUEST, write.named())


@router.post("/requests/{request_id}/join", response_model=RequestOut)
@changes_target
def join_request(write: Writing, body: JoinIn) -> Response:
    """Make one request of two."""
    into = find_other(write.connection, write.actor, body.into)
    ending.join_into(write.session, _request(write), write.actor, into)
    return write.changed(REQUEST, write.named())


@router.post("/requests/{request_id}/meet", response_model=RequestOut)
@changes_target
def meet_request(write: Writing, body: MeetIn) -> Response:
    """End a request well, without a purchase."""
    ending.meet_need(write.catalogue, _request(write), body.given())
    return write.changed(REQUEST, write.named())


@router.post("/requests/{request_id}/board-decision", response_model=RequestOut)
@changes_target
@decides
def record_board_decision(write: Writing, body: BoardDecisionIn) -> Response:
    """Record what the board decided of a request that was referred to it."""
    keep_board_decision(write.catalogue, _request(write), write.actor, body.given())
    return write.changed(REQUEST, write.named())


@router.post("/requests/{request_id}/implement", response_model=RequestOut)
@changes_target
def implement_request(write: Writing, body: ImplementIn) -> Response:
    """Say which system an approved request became."""
    request = _request(write)
    ending.implement(write.session, request, dossier_of(write.session, request), body.system)
    return write.changed(REQUEST, write.named())


@router.post("/requests/{request_id}/reopen", response_model=RequestOut)
@changes_target
def reopen_request(write: Writing, body: ReopenIn) -> Response:
    """Take up a decided request that must change; it needs a new decision."""
    travelling.reopen(write.session, _request(write), body.why)
    return write.changed(REQUEST, write.named())


def _request(write: Write) -> SystemRequest:
    return write.target_row(SystemRequest)
