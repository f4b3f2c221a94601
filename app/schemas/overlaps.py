"""Overlaps."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from app.operations.asked.paging import PageQuery
from app.schemas.fields import Code, Out
from app.schemas.systems.named import FunctionNameOut, NamedOut


class OverlapQuery(PageQuery):
    """How to narrow down the overlaps."""

    kind: Literal["same_function", "same_product"] | None = None
    function: Code | None = None
    unit: str | None = None
    certainty: Literal["certain", "possible"] | None = None
    min_units: Annotated[int, Field(ge=0, le=10_000)] = 1


class MemberSystemOut(Out):
    """A system in an overlap."""

    id: UUID
    external_id: str | None
    name: str
    owner_unit: NamedOut | None


class EvidenceOut(Out):
    """What says so: the words as they stand, what they matched, and how much that weighs."""

    signal: str
    field: str
    found: str
    matched: str
    weight: float


class MemberOut(Out):
    """A member of an overlap."""

    system: MemberSystemOut
    score: int
    certainty: str
    evidence: list[EvidenceOut]
    verdict: None


class OverlapOut(Out):
    """Systems that do the same job."""

    key: str
    kind: str
    certainty: str
    score: int
    function: FunctionNameOut
    members: list[MemberOut]
    units: int
    annual_cost_known: int
    members_without_cost: int
    verdicts: list[Any]


class OverlapsOut(Out):
    """A page of overlaps."""

    items: list[OverlapOut]
    total: int
    next: str | None
