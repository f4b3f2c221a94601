"""API tokens: belong to a person in a role, stored hashed, shown once, revocable at once."""

import hashlib
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Field, Session, col

from inventory.errors import invalid
from inventory.swedish import sort_key
from record.columns import Moment, SortKey, derived, personal, reference
from record.people import DECIDING, Person, Role, RoleHolding, holds_on
from record.row import Row, now

PREFIX = "samsyn_"
LASTS = timedelta(days=365)
"""How long a token is good for, unless something else is said."""


class UnauthenticatedError(Exception):
    """No credential, or one that does not hold (any more)."""


class ApiToken(Row, table=True):
    """A credential for the API: it acts in one role of one person, as long as they hold it."""

    __tablename__ = "api_token"

    name: str = personal()
    holding_id: UUID = reference("role_holding.id")
    token_hash: str = derived(unique=True)
    created_at: datetime = Field(default_factory=now, sa_type=Moment)
    expires_at: datetime | None = Field(default=None, sa_type=Moment)
    revoked_at: datetime | None = Field(default=None, sa_type=Moment)
    sort_key: str = derived(default="", sa_type=SortKey, index=True)


def issue_token(
    session: Session, name: str, holding: RoleHolding, expires_at: datetime | None = None
) -> tuple[ApiToken, str]:
    """Make a token and return it with its text, which is not kept."""
    text = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken(
        name=name,
        holding_id=holding.id,
        token_hash=hash_of(text),
        expires_at=expires_at or now() + LASTS,
    )
    token.sort_key = sort_key(name)
    session.add(token)
    return token, text


def hash_of(text: str) -> str:
    """Return what is kept of a token; it has 256 random bits, so one round is enough."""
    return hashlib.sha256(text.encode()).hexdigest()


def demand_made_here(role: Role) -> None:
    """Refuse to make a key through the API for who decides: its maker could speak for them."""
    if role in DECIDING:
        why = "En nyckel för den som beslutar görs på servern: samsyn token create."
        raise invalid("#/role", why)


def find_holding(
    session: Session, person_id: UUID, role: Role, unit_id: UUID | None
) -> RoleHolding | None:
    """Return the person's role in force today, for exactly that unit (None: everywhere)."""
    held = select(RoleHolding).join(Person, col(Person.id) == col(RoleHolding.person_id))
    return session.scalars(
        held.where(
            col(RoleHolding.person_id) == person_id,
            col(RoleHolding.role) == role,
            col(RoleHolding.unit_id).is_(None)
            if unit_id is None
            else col(RoleHolding.unit_id) == unit_id,
            holds_on(now().date()),
        )
        # One that was set in Samsyn lasts, whatever groups its person is in.
        .order_by(col(RoleHolding.from_groups))
    ).first()


def revoke(token: ApiToken) -> None:
    """Let a token's next call be refused."""
    token.revoked_at = token.revoked_at or now()
