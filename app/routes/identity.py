"""Who the caller is, API tokens, and who is signed in."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Query
from sqlalchemy import delete, select
from sqlmodel import col
from starlette.responses import Response

from app.identity.policy import POLICY
from app.identity.sessions.cards import visible_sessions
from app.identity.sessions.session import BrowserSession
from app.identity.token_cards import visible_tokens
from app.identity.tokens import ApiToken, find_holding, issue_token, revoke
from app.operations.asked.paging import PageQuery, Wanted
from app.operations.call import Call
from app.operations.read import Reading
from app.operations.routers import about_caller, operations, unrecorded
from app.operations.write import Writing
from app.resources import PERSON, SESSION, TOKEN
from app.schemas.me import MeIn, MeOut
from app.schemas.sessions import SessionOut, SessionsOut
from app.schemas.tokens import NewTokenOut, TokenIn, TokenOut, TokensOut
from inventory.errors import invalid
from inventory.organisation.people import edit_person
from inventory.organisation.units import Unit
from record.people import Person

router = operations("Identity")


@router.get("/me", response_model=MeOut)
@about_caller
def read_me(read: Reading) -> Response:
    """Read who the caller is, in which roles, and what they may do somewhere."""
    return read.json(_me(read, read.card(PERSON)), read.tag(PERSON))


@router.patch("/me", response_model=MeOut)
@about_caller
def change_me(write: Writing, body: MeIn) -> Response:
    """Choose when to be told what one must do: at once, once a day, or not at all."""
    edit_person(write.session, write.target_row(Person), body.given())
    card = write.card(PERSON, write.named())
    return write.below(_me(write, card.value), card.etag)


@router.get("/tokens", response_model=TokensOut)
def list_tokens(read: Reading, query: Annotated[PageQuery, Query()]) -> Response:
    """List keys: an administrator sees all, others their own."""
    rows = visible_tokens(read.actor)
    return read.page(TOKEN, Wanted(rows, col(ApiToken.id), col(ApiToken.sort_key)), query)


@router.get("/tokens/{token_id}", response_model=TokenOut)
def read_token(read: Reading) -> Response:
    """Read about one key."""
    return read.one(TOKEN)


@router.post("/tokens", response_model=NewTokenOut, status_code=201)
def create_token(write: Writing, body: TokenIn) -> Response:
    """Make a key; its text is in this answer and nowhere else."""
    holding = find_holding(write.session, body.person, body.role, body.unit)
    if holding is None:
        raise invalid("#/role", "Personen har inte den rollen för den enheten.")
    token, text = issue_token(write.session, body.name, holding, body.expires_at)
    return write.created(TOKEN, token.id, members={"token": text})


@router.delete("/tokens/{token_id}", status_code=204)
def revoke_token(write: Writing) -> Response:
    """Revoke a key: its next call is refused."""
    revoke(write.target_row(ApiToken))
    return write.gone(TOKEN)


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


def _me(call: Call, person: Mapping[str, Any]) -> dict[str, Any]:
    units = [grant.unit_id for grant in call.actor.grants if grant.unit_id]
    named: Any = call.connection.execute(
        select(col(Unit.id), col(Unit.name)).where(col(Unit.id).in_(units))
    )
    names = {row.id: {"id": row.id, "name": row.name} for row in named}
    roles = [{"role": grant.role, "unit": names.get(grant.unit_id)} for grant in call.actor.grants]
    allowed = [operation for operation in POLICY if call.permissions.may(operation)]
    me = {name: person[name] for name in ("id", "name", "notify")}
    return me | {"roles": roles, "permissions": allowed}
