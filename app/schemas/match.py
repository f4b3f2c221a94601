"""A need, and what could meet it."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.schemas.fields import Codes, In, Level, Name, Out, Prose
from app.schemas.gate.requests.candidates import OtherRequestOut
from app.schemas.overlaps.members import EvidenceOut, OverlappingSystemOut
from matching.functions.evidence import Certainty
from matching.reusing import WhyNot


class LevelsIn(In):
    """What the need demands: K, R, T and S."""

    confidentiality: Level | None = None
    integrity: Level | None = None
    availability: Level | None = None
    traceability: Level | None = None


class MatchIn(In):
    """A need in a department's own words; a product's name is not needed."""

    text: Prose = ""
    functions: Codes = Field(default_factory=list)
    name: Annotated[Name | None, Field()] = None
    unit: UUID | None = None
    information_class: LevelsIn | None = None


class CandidateOut(Out):
    """A system that might meet the need, or an open request that asks for the same.

    Whether it can be taken over as it is, or why not.
    """

    system: OverlappingSystemOut | None = None
    request: OtherRequestOut | None = None
    score: int
    certainty: Certainty
    evidence: list[EvidenceOut]
    reusable: bool
    why_not_reusable: list[WhyNot]


class NeededFunctionOut(Out):
    """A function that the need asks for."""

    code: str
    label: str
    score: int
    evidence: list[EvidenceOut]


class MatchOut(Out):
    """What could meet the need; that nothing is likely is a good answer."""

    candidates: list[CandidateOut]
    functions: list[NeededFunctionOut]
    advice: str
