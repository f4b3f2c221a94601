"""Who is signed in."""

from typing import Annotated

from fastapi import Query
from sqlalchemy import delete
from sqlmodel import col
from starlette.responses import Response

from app.identity.sessions.cards import visible_sessions
from app.identity.sessions.session import BrowserSession
from app.operations.asked.paging import PageQuery, Wanted
from app.operations.calls.read import Reading
from app.operations.calls.write import Writing
from app.operations.routers import operations, unrecorded
from app.resources import SESSION
from app.schemas.identity.sessions import SessionOut, SessionsOut
from record.people import Person

router = operations("Identity")


@router.get("/sessions", response_model=SessionsOut)
@unrecorded
def list_sessions(read: Reading, query: Annotated[PageQuery, Query()]) -> Response:
    """List who is signed in: an administrator sees all, others their own."""
    rows = visible_sessions(read.actor)
    wanted = Wanted(rows, col(BrowserSession.id), col(Person.sort_key))
    return read.page(SESSION, wanted, query)


@router.get("/sessions/{session_id}", response_model=SessionOut)
@unrecorded
def read_session(read: Reading) -> Response:
    """Read about one session."""
    return read.one(SESSION)


@router.delete("/sessions/{session_id}", status_code=204)
def end_session(write: Writing) -> Response:
    """End a session: its next call is refused."""
    ended = col(BrowserSession.id) == write.named()
    write.session.execute(delete(BrowserSession).where(ended))
    return Response(status_code=204)
