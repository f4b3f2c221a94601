"""Overlaps, and how to narrow them down."""

from typing import Annotated

from pydantic import Field

from app.operations.asked.paging import PageQuery
from app.schemas.fields import Code, Out
from app.schemas.overlaps.members import InsideOut, MemberOut
from app.schemas.overlaps.verdicts import VerdictOut
from app.schemas.systems.named import FunctionNameOut
from matching.functions.evidence import Certainty
from matching.overlaps.overlap import OverlapKind
from matching.verdicts.verdicts import VerdictOutcome


class OverlapQuery(PageQuery):
    """How to narrow down the overlaps."""

    kind: OverlapKind | None = None
    function: Code | None = None
    unit: str | None = None
    certainty: Certainty | None = None
    verdict: VerdictOutcome | None = None
    min_units: Annotated[int, Field(ge=0, le=10_000)] = 1


class ReasonOut(Out):
    """One thing that makes an overlap worth acting on."""

    what: str
    value: float
    points: float


class OverlapOut(Out):
    """Systems that do the same job."""

    key: str
    kind: OverlapKind
    certainty: Certainty
    score: int
    function: FunctionNameOut | None
    members: list[MemberOut]
    inside: list[InsideOut]
    units: int
    users_known: int
    annual_cost_known: int
    members_without_cost: int
    worth: float
    because: list[ReasonOut]
    verdicts: list[VerdictOut]


class OverlapsOut(Out):
    """A page of overlaps."""

    items: list[OverlapOut]
    total: int
    next: str | None
