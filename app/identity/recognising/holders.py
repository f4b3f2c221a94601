"""Whom a credential speaks for: one select for each kind, and what its rows mean."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Date, Select, and_, bindparam, or_, select
from sqlmodel import col

from app.identity.accounts.account import Account
from app.identity.recent import Proof
from app.identity.recognising.presented import Kind
from app.identity.sessions.session import BrowserSession, Used
from app.identity.tokens import ApiToken
from record.actors import Actor, Grant
from record.columns import Moment
from record.history.changes import HistoryHead
from record.people import Person, Role, RoleHolding, holds_on, is_here_on

HEAD = select(col(HistoryHead.sequence)).scalar_subquery()
AT = bindparam("at", type_=Moment())
TODAY = bindparam("today", type_=Date())
WHO = (col(Person.id), col(Person.name), col(RoleHolding.role), col(RoleHolding.unit_id))
EXPIRES = col(ApiToken.expires_at)

BY_KEY = (
    select(HEAD, col(ApiToken.id), *WHO)
    .join(RoleHolding, col(RoleHolding.id) == col(ApiToken.holding_id))
    .join(Person, col(Person.id) == col(RoleHolding.person_id))
    .where(
        col(ApiToken.token_hash) == bindparam("name"),
        col(ApiToken.revoked_at).is_(None),
        or_(EXPIRES.is_(None), AT < EXPIRES),
        holds_on(TODAY),
    )
)
SESSION = (
    *(col(BrowserSession.id), col(BrowserSession.used_at), col(BrowserSession.ends_at)),
    *(col(BrowserSession.proved_at), col(BrowserSession.acr), col(BrowserSession.amr)),
)


def _in_all_roles(asked: Select[Any]) -> Select[Any]:
    """Return a select of a person who is still here, with a row for each role that they hold."""
    held = and_(col(RoleHolding.person_id) == col(Person.id), holds_on(TODAY))
    return (
        asked.outerjoin(RoleHolding, held)
        .where(is_here_on(TODAY))
        .order_by(col(RoleHolding.role), col(RoleHolding.unit_id))
    )


BY_COOKIE = _in_all_roles(
    select(HEAD, col(Person.id), *WHO, *SESSION)
    .select_from(BrowserSession)
    .join(Person, col(Person.id) == col(BrowserSession.person_id))
).where(
    col(BrowserSession.secret_hash) == bindparam("name"),
    col(BrowserSession.lapses_at) > AT,
)
BY_ACCOUNT = _in_all_roles(
    select(HEAD, col(Person.id), *WHO)
    .select_from(Account)
    .join(Person, col(Person.id) == col(Account.person_id))
).where(
    col(Account.issuer) == bindparam("issuer"),
    col(Account.subject) == bindparam("name"),
)

ASKED: Mapping[Kind, Select[Any]] = {
    Kind.KEY: BY_KEY,
    Kind.COOKIE: BY_COOKIE,
    Kind.JWT: BY_ACCOUNT,
}
ACTOR_ENDS = 6
"""After the head: credential, person, name, role and unit. What follows is about the session."""


def parameters(name: str, at: datetime, issuer: str) -> dict[str, str]:
    """Return what the selects are asked with; each takes what it needs."""
    return {
        "name": name,
        "at": _as_stored(at),
        "today": at.date().isoformat(),
        "issuer": issuer,
    }


def actor_of(rows: Sequence[Any], address: str | None) -> Actor:
    """Return the actor that rows of the driver stand for."""
    if len(rows) == 1:
        return _actor((rows[0][1:ACTOR_ENDS],), address)
    return _actor(tuple(row[1:ACTOR_ENDS] for row in rows), address)


def session_of(row: Sequence[Any]) -> Used:
    """Return what a row says of the session."""
    *told, amr = row[ACTOR_ENDS:]
    return _session((*told, amr if isinstance(amr, str) else tuple(amr)))


@lru_cache(maxsize=4096)
def _actor(rows: tuple[tuple[Any, ...], ...], address: str | None) -> Actor:
    """Return the actor of some rows; the same rows are the same actor."""
    credential_id, person_id, name, *_ = rows[0]
    grants = dict.fromkeys(
        Grant(Role(role), None if unit_id is None else _uuid(unit_id))
        for *_, role, unit_id in rows
        if role is not None
    )
    return Actor(name, _uuid(person_id), tuple(grants), address, _uuid(credential_id))


@lru_cache(maxsize=4096)
def _session(told: tuple[Any, ...]) -> Used:
    session_id, used_at, ends_at, proved_at, acr, amr = told
    methods = orjson.loads(amr) if isinstance(amr, str) else amr
    proof = Proof(None if proved_at is None else _moment(proved_at), acr, tuple(methods))
    return Used(_uuid(session_id), _moment(used_at), _moment(ends_at), proof)


def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(value)


def _moment(value: Any) -> datetime:
    stored = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return stored.replace(tzinfo=UTC)


def _as_stored(at: datetime) -> str:
    return at.isoformat(" ", "microseconds")[:26]
