"""Who answers for a system, and what they say of it."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.schemas.fields import In, Line, Out, Prose
from app.schemas.systems.named import NamedOut
from app.schemas.systems.uses import Fit
from inventory.systems.roles import SystemRoleKind


class RoleIn(In):
    """A person in a role of a system."""

    kind: SystemRoleKind
    person: UUID
    unit: UUID | None = None
    note: Line | None = None


class RolesIn(In):
    """Everyone who answers for the system, instead of those before."""

    roles: Annotated[list[RoleIn], Field(max_length=200)]


class RoleOut(Out):
    """Who answers for the system."""

    kind: SystemRoleKind
    person: NamedOut
    unit: NamedOut | None
    note: str | None


class RolesOut(Out):
    """Everyone who answers for the system."""

    roles: list[RoleOut]


class ConfidentialityIn(In):
    """Whether only those see the system who are cleared for it."""

    confidential: bool


class ConfirmIn(In):
    """What the owner says of the entry today."""

    still_needed: bool | None = None
    could_be_met_by: UUID | None = None
    business_fit: Fit | None = None
    technical_fit: Fit | None = None
    comment: Prose | None = None
