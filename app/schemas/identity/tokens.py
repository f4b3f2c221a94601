"""Keys to the API."""

from datetime import datetime
from uuid import UUID

from app.schemas.fields import In, Instant, Name, Out
from app.schemas.systems.named import NamedOut
from record.people import Role


class TokenIn(In):
    """A key for a person, in a role that they hold for exactly that unit (none: everywhere).

    Without `expires_at` it is good for a year.
    """

    name: Name
    person: UUID
    role: Role
    unit: UUID | None = None
    expires_at: Instant | None = None


class TokenOut(Out):
    """A key, without its text."""

    id: UUID
    name: str
    person: NamedOut
    role: Role
    unit: NamedOut | None
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    permissions: list[str]


class NewTokenOut(TokenOut):
    """A new key, with the text that is shown this once."""

    token: str


class TokensOut(Out):
    """A page of keys."""

    items: list[TokenOut]
    total: int
    next: str | None
