"""What is known of a system, a sheet at a time."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from app.schemas.fields import RESTRICTED, In, Level, Line, Prose
from inventory.systems.sheets import (
    ArchiveDuty,
    Criticality,
    DpiaStatus,
    Hosting,
    PersonalDataKind,
    TrainingArrangement,
)

Hours = Annotated[int, Field(ge=0, le=10_000)]


class OperationIn(In):
    """How it is run."""

    table: ClassVar[str] = "operation"

    hosting: Hosting | None = None
    country: Line | None = None
    sign_in: Annotated[Line | None, RESTRICTED] = None
    criticality: Annotated[Criticality | None, RESTRICTED] = None


class InformationClassIn(In):
    """K/R/T/S."""

    confidentiality: Level | None = None
    integrity: Level | None = None
    availability: Level | None = None
    traceability: Level | None = None
    classified_on: date | None = None
    next_review: date | None = None


class PersonalDataIn(In):
    """Personal data and the impact assessment."""

    kind: PersonalDataKind | None = None
    dpia_status: DpiaStatus | None = None
    dpia_on: date | None = None


class OpennessIn(In):
    """Archive duty, and whether the entry may be published."""

    archive_duty: ArchiveDuty | None = None
    archive_note: Prose | None = None
    publishable: bool | None = None


class TrainingIn(In):
    """Who teaches new users."""

    arrangement: TrainingArrangement | None = None
    given_by: Line | None = None
    hours_per_new_user: Hours | None = None


class JoiningIn(In):
    """How others may join."""

    how: Prose | None = None
    takes: Prose | None = None
