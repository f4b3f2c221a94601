"""Who is signed in."""

from datetime import datetime
from uuid import UUID

from app.schemas.fields import Out
from app.schemas.systems.named import NamedOut


class SessionOut(Out):
    """Somebody who is signed in, in one browser."""

    id: UUID
    person: NamedOut
    started_at: datetime
    ends_at: datetime
    signed_in_at: datetime | None
    used_at: datetime
    permissions: list[str]


class SessionsOut(Out):
    """A page of sessions."""

    items: list[SessionOut]
    total: int
    next: str | None
