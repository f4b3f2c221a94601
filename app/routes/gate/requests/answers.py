"""What might meet a request's need, and what is answered of it."""

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from app.operations.asked.paging import PageQuery
from app.operations.asked.slices import slice_of
from app.operations.calls.read import Reading
from app.operations.calls.write import Writing
from app.operations.routers import operations
from app.resources import REQUEST
from app.schemas.gate.requests.answers import AnswerIn
from app.schemas.gate.requests.candidates import CandidateOut, CandidatesOut
from intake.requests.request import SystemRequest
from intake.requests.writing.answering import candidates_now, choose

router = operations("Requests")


@router.get("/requests/{request_id}/candidates", response_model=CandidatesOut)
def list_candidates(read: Reading, query: Annotated[PageQuery, Query()]) -> Response:
    """List what might meet the need now, with what has been answered."""
    found = candidates_now(read.connection, read.named(), read.look(), read.today)
    return read.json(slice_of(found, query, read.request.url.path))


@router.put("/requests/{request_id}/candidates/{candidate_id}/answer", response_model=CandidateOut)
def answer_candidate(write: Writing, candidate_id: str, body: AnswerIn) -> Response:
    """Answer a candidate; the same answer by the kundansvarig is agreement."""
    look = write.look()
    request = write.target_row(SystemRequest)
    chosen = choose(
        write.session, request, write.actor, look, ref=candidate_id, fields=body.given()
    )
    return write.below(chosen, write.card(REQUEST, request.id).etag)
