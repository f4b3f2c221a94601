"""What may stay beside a common solution."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.operations.asked.paging import PageQuery
from app.schemas.fields import Code, Day, In, Name, Out, Prose
from app.schemas.systems.named import FunctionNameOut, NamedOut
from inventory.exemptions.exemption import ReasonCode


class ExemptionIn(In):
    """What is to stay beside a common solution."""

    system: UUID
    function: Code
    unit: UUID | None = None
    reason_code: ReasonCode
    reason: Annotated[Prose, Field(min_length=1)]
    decided_by: Name
    until: date


class ExemptionPatch(In):
    """What is to be changed of an exemption."""

    reason_code: ReasonCode = ReasonCode.NEEDS_NOT_MET
    reason: Annotated[Prose, Field(min_length=1)] = ""
    decided_by: Name = ""
    until: date = date.max


class ExemptionQuery(PageQuery):
    """How to narrow down the exemptions."""

    system: UUID | None = None
    function: Code | None = None
    until_before: Day | None = None


class ExemptionOut(Out):
    """An exemption."""

    id: UUID
    system: NamedOut
    function: FunctionNameOut
    unit: NamedOut | None
    reason_code: ReasonCode
    reason: str
    decided_by: str
    until: date
    lapsed: bool
    created_at: datetime
    permissions: list[str]


class ExemptionsOut(Out):
    """A page of exemptions."""

    items: list[ExemptionOut]
    total: int
    next: str | None
