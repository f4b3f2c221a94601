"""Who did something, as it is given out."""

from uuid import UUID

from app.schemas.fields import Out
from record.people import Role


class PersonNamedOut(Out):
    """Somebody, by name; without an id where the machine's own user acted."""

    id: UUID | None
    name: str


class ActedOut(PersonNamedOut):
    """Somebody, and the role they acted in."""

    role: Role
