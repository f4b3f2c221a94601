"""The history."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.operations.asked.paging import LONGEST_PAGE
from app.schemas.fields import RESTRICTED, Out
from app.schemas.systems.named import FunctionNameOut, NamedOut
from inventory.systems.system import SystemKind, SystemStatus
from record.history.changes import Action


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
    address: Annotated[str | None, RESTRICTED] = None
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


class CheckpointOut(Out):
    """Where in the history it stands: the chain can be verified up to this hash."""

    sequence: int
    hash: str
    at: datetime | None


class PastUseOut(Out):
    """A use as it was."""

    unit: dict[str, Any]
    users: int | None
    starts_on: date | None = Field(alias="from")
    until: date | None
    fit: int | None


class PastSystemOut(Out):
    """A system as it was."""

    id: UUID
    slug: str
    external_id: str | None
    name: str
    aliases: list[str]
    kind: SystemKind
    vendor: str | None
    purpose: str
    status: SystemStatus
    owner_unit: NamedOut | None
    functions: list[FunctionNameOut]
    functions_stated: list[str]
    uses: list[PastUseOut]
    annual_cost: int | None
    introduced_on: date | None
    planned_retirement_on: date | None
    retired_on: date | None
    source: str | None
    note: str | None


class PastRegisterOut(Out):
    """The register as it was."""

    items: list[PastSystemOut]
    total: int
    next: None
