"""API tokens."""

from typing import Annotated

from fastapi import Query
from sqlmodel import col
from starlette.responses import Response

from app.identity.token_cards import visible_tokens
from app.identity.tokens import ApiToken, demand_made_here, find_holding, issue_token, revoke
from app.operations.asked.paging import PageQuery, Wanted
from app.operations.calls.read import Reading
from app.operations.calls.write import Writing
from app.operations.routers import operations
from app.resources import TOKEN
from app.schemas.identity.tokens import NewTokenOut, TokenIn, TokenOut, TokensOut
from inventory.errors import invalid

router = operations("Identity")


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
    demand_made_here(body.role)
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
