"""A request: a department's need on its way through the process, before anything is bought."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Text, UniqueConstraint
from sqlmodel import Field

from intake.process.steps import StepCode
from record.columns import Moment, personal, reference, word
from record.people import Role
from record.row import Row, now


class RequestState(StrEnum):
    """How far a request has come."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    APPROVED = "approved"
    REJECTED = "rejected"
    REFERRED = "referred"
    MET = "met"
    JOINED = "joined"
    WITHDRAWN = "withdrawn"
    IMPLEMENTED = "implemented"


class MetHow(StrEnum):
    """How a need ended well without a purchase (audit F18)."""

    EXISTING_SYSTEM = "existing_system"
    CHANGED_WAY_OF_WORKING = "changed_way_of_working"


class SystemRequest(Row, table=True):
    """A need, from draft to decision, and what came of it."""

    __tablename__ = "system_request"
    __table_args__ = (UniqueConstraint("year", "number"),)

    year: int
    number: int
    ref: str = Field(unique=True)
    """What people call it: IT-2026-0001."""
    title: str = personal()
    unit_id: UUID = reference("unit.id")
    external_reference: str | None = None
    """What the request is called in the municipality's own portal (audit F12.5)."""
    case_number: str | None = None
    """*Diarienummer*, which the board's registry gives it."""
    state: RequestState = word(RequestState, default=RequestState.DRAFT)
    state_since: datetime = Field(default_factory=now, sa_type=Moment)
    round: int = 1
    """Counts the decisions: a request that is reopened needs a new one."""
    process_id: UUID = reference("process_version.id")
    created_by_id: UUID | None = reference("person.id", default=None)
    created_by: str = personal()
    created_at: datetime = Field(default_factory=now, sa_type=Moment)
    submitted_at: datetime | None = Field(default=None, sa_type=Moment)
    returned_because: str | None = personal(default=None, sa_type=Text)
    reopened_because: str | None = personal(default=None, sa_type=Text)
    joined_into_id: UUID | None = reference("system_request.id", default=None)
    met_how: MetHow | None = word(MetHow, default=None)
    met_system_id: UUID | None = reference("system.id", default=None)
    implemented_as_id: UUID | None = reference("system.id", default=None)
    approved_as: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """Vendor, functions and class that were approved: the implemented system is held against it."""
    warnings: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    """*Vanliga misstag* (audit F18) seen in what was written."""


class RequestStep(Row, table=True):
    """What was filled in in one step, by whom."""

    __tablename__ = "request_step"
    __about__ = "request_id"
    __table_args__ = (UniqueConstraint("request_id", "step"),)

    request_id: UUID = reference("system_request.id")
    step: StepCode = word(StepCode)
    content: str = personal(sa_type=Text)
    """JSON: people are named in it."""
    person_id: UUID | None = reference("person.id", default=None)
    filled_in_by: str = personal()
    role: Role = word(Role)
    filled_in_at: datetime = Field(default_factory=now, sa_type=Moment)


class RequestFunction(Row, table=True):
    """A function that a request asks for."""

    __tablename__ = "request_function"
    __about__ = "request_id"
    __same_when__ = ("request_id", "function_code")
    __table_args__ = (UniqueConstraint("request_id", "function_code"),)

    request_id: UUID = reference("system_request.id")
    function_code: str = reference("function.code")


class RequestAuthor(Row, table=True):
    """Someone who has written in a request, and so never decides it."""

    __tablename__ = "request_author"
    __about__ = "request_id"
    __same_when__ = ("request_id", "person_id")
    __table_args__ = (UniqueConstraint("request_id", "person_id"),)

    request_id: UUID = reference("system_request.id")
    person_id: UUID = reference("person.id")
    since: date = Field(default_factory=lambda: now().date())
