"""What is said on the way."""

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from app.operations.asked.paging import PageQuery
from app.operations.asked.slices import slice_of
from app.operations.calls.read import Reading
from app.operations.calls.write import Writing
from app.operations.routers import operations
from app.schemas.gate.requests.answers import CommentIn
from app.schemas.gate.requests.comments import CommentOut, CommentsOut
from intake.comments.commenting import comment_on, read_comments
from intake.requests.request import SystemRequest
from intake.requests.telling import Telling

router = operations("Requests")


@router.get("/requests/{request_id}/comments", response_model=CommentsOut)
def list_comments(read: Reading, query: Annotated[PageQuery, Query()]) -> Response:
    """List what has been said, the oldest first."""
    said = read_comments(read.connection, read.named())
    return read.json(slice_of(said, query, read.request.url.path))


@router.post("/requests/{request_id}/comments", response_model=CommentOut, status_code=201)
def create_comment(write: Writing, body: CommentIn) -> Response:
    """Say something about a request."""
    request = write.target_row(SystemRequest)
    comment = comment_on(write.session, request.id, write.actor, body.text)
    Telling(write.session, request, write.actor.person_id).said(body.text)
    write.session.flush()
    said = read_comments(write.connection, request.id)
    return write.made(next(one for one in said if one["id"] == comment.id), str(comment.id))
