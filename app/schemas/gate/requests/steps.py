"""What is filled in in each step of the process."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.schemas.fields import Codes, Count, In, Level, Line, Money, Name, Prose
from intake.process.steps import ImpactCriterion, ImpactOutcome

Processes = Annotated[list[Name], Field(max_length=100)]
MONTHS = 1_200


class StepIn(In):
    """One step of the process."""

    def content(self) -> dict[str, object]:
        """Return what was filled in, as plain JSON."""
        return self.model_dump(mode="json", by_alias=True)


class AskedUnitIn(In):
    """Somebody who was asked in another department, and what they said."""

    unit: UUID
    person: Line | None = None
    on: date | None = None
    answer: Prose | None = None


class RepresentativeIn(In):
    """Who speaks for a department in the reference group."""

    unit: UUID
    person: Line | None = None


class NeedsAnalysisIn(StepIn):
    """The need, before any product: how it is met today, and what could change."""

    need: Prose = ""
    way_of_working: Prose = ""
    possible_change: Prose = ""
    processes: Processes = Field(default_factory=list)
    asked_units: Annotated[list[AskedUnitIn], Field(max_length=100)] = Field(default_factory=list)
    expected_users: Count | None = None
    functions: Codes = Field(default_factory=list)
    using_units: Annotated[list[UUID], Field(max_length=100)] = Field(default_factory=list)
    reference_group: Annotated[list[RepresentativeIn], Field(max_length=100)] = Field(
        default_factory=list
    )


class BusinessContactCheckIn(StepIn):
    """The kundansvarig's own answers."""

    exists_elsewhere: bool | None = None
    existing_can_serve: bool | None = None
    comment: Prose = ""


class InformationClassificationIn(StepIn):
    """What protection the information needs: K, R, T and S."""

    confidentiality: Level | None = None
    integrity: Level | None = None
    availability: Level | None = None
    traceability: Level | None = None
    personal_data: bool | None = None
    next_review: date | None = None


class ImpactAssessmentIn(StepIn):
    """Data protection: which of the nine criteria hold, and what came of it."""

    criteria: Annotated[list[ImpactCriterion], Field(max_length=9)] = Field(default_factory=list)
    opinion: Prose = ""
    outcome: ImpactOutcome | None = None


class ValueIn(In):
    """What may be paid, without VAT; `months` null is an agreement without an end."""

    one_time: Money = 0
    per_month: Money = 0
    months: Annotated[int, Field(ge=0, le=MONTHS)] | None = None
    options: Money = 0


class ProcurementConsultationIn(StepIn):
    """The value by the law's rule, and what the procurement office said."""

    value: ValueIn | None = None
    consulted_on: date | None = None
    consulted_person: Line | None = None
    answer: Prose = ""
    followed: bool | None = None
    reason: Prose = ""


class DecisionBasisIn(StepIn):
    """The kundansvarig's summary and recommendation."""

    summary: Prose = ""
    recommendation: Prose = ""
    product: Line | None = None
    vendor: Line | None = None
