"""The history."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.operations.paging import LONGEST_PAGE
from app.schemas.fields import Out
from record.changes import Action


class ChangeQuery(BaseModel):
    """Which changes: those after a sequence number, of one object, by one person."""

    model_config = ConfigDict(extra="forbid")

    after: Annotated[int, Field(ge=0, le=2**63 - 1)] = 0
    object: UUID | None = None
    actor: UUID | None = None
    limit: Annotated[int, Field(ge=1, le=LONGEST_PAGE)] = 50


class ActorOut(Out):
    """Who did it; the name is null once it has been erased."""

    id: UUID | None
    name: str | None


class ChangeOut(Out):
    """One entry of the history."""

    sequence: int
    at: datetime
    transaction: UUID
    actor: ActorOut
    roles: list[str]
    address: str | None
    action: Action
    object_type: str
    object_id: UUID
    about: UUID
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    hash: str


class ChangesOut(Out):
    """A page of the feed; `next` goes on after its last entry."""

    items: list[ChangeOut]
    total: int
    next: str | None


class VerificationOut(Out):
    """Whether the history is whole."""

    entries: int
    intact: bool
    first_broken: int | None
    head: str
