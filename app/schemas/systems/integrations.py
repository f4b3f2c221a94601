"""What systems give each other."""

from uuid import UUID

from pydantic import Field

from app.schemas.fields import In, Line, Out, Prose
from app.schemas.systems.named import NamedOut


class IntegrationIn(In):
    """What this system gives another."""

    to: UUID
    what: Prose = ""
    frequency: Line | None = None


class IntegrationOut(Out):
    """What one system gives another."""

    id: UUID
    giver: NamedOut = Field(alias="from")
    to: NamedOut
    what: str
    frequency: str | None
