"""What is confidential and might meet a request's need, for those who are cleared for it."""

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
from intake.requests.writing.confidential import answer_confidential, confidential_now

router = operations("Requests")


@router.get("/requests/{request_id}/confidential-candidates", response_model=CandidatesOut)
def list_confidential_candidates(read: Reading, query: Annotated[PageQuery, Query()]) -> Response:
    """List what is confidential and might meet the need, as far as the caller may see it."""
    found = confidential_now(read.connection, read.actor, read.named(), read.look())
    return read.json(slice_of(found, query, read.request.url.path))


@router.put(
    "/requests/{request_id}/confidential-candidates/{candidate_id}/answer",
    response_model=CandidateOut,
)
def answer_confidential_candidate(write: Writing, candidate_id: str, body: AnswerIn) -> Response:
    """Answer what is confidential, apart from the steps of the request: nothing of it shows."""
    look = write.look()
    request = write.target_row(SystemRequest)
    answered = (candidate_id, body.given())
    card = answer_confidential(write.session, request, write.actor, look, answered)
    return write.below(card, write.card(REQUEST, request.id).etag)
