"""Beginning, changing and moving a request."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.operations.asked.paging import PageQuery
from app.schemas.fields import Code, Codes, Count, In, Line, Name, Prose
from intake.decisions.decision import BoardOutcome
from intake.requests.request import MetHow, RequestState

NeededProse = Annotated[Prose, Field(min_length=1)]


class RequestIn(In):
    """A new request; it begins as a draft."""

    title: Name
    unit: UUID
    external_reference: Line | None = None


class RequestPatch(In):
    """What a request is called, and where else it is known."""

    title: Name = ""
    external_reference: Line | None = None
    case_number: Line | None = None


class RequestQuery(PageQuery):
    """How to narrow down the requests; `awaiting` is `me` or a role."""

    state: RequestState | None = None
    unit: str | None = None
    function: Code | None = None
    mine: bool | None = None
    awaiting: str | None = None


class ReturnIn(In):
    """What is to be completed."""

    what: NeededProse


class JoinIn(In):
    """The request that goes on for both."""

    into: UUID


class UseIn(In):
    """How the unit will use the system that is already there."""

    users: Count | None = None
    functions: Codes = Field(default_factory=list)
    local_name: Line | None = None


class MeetIn(In):
    """How the need is met without a purchase."""

    how: MetHow
    system: UUID | None = None
    use: UseIn | None = None


class ImplementIn(In):
    """Which system in the register the approved request became."""

    system: UUID


class ReopenIn(In):
    """Why a decided request must change."""

    why: NeededProse


class BoardDecisionIn(In):
    """What the board decided."""

    outcome: BoardOutcome
    on: date
    reference: Line
