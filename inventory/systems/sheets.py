"""What is known about a system, a sheet for each side of it; a system has at most one of each."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Text
from sqlmodel import Field

from record.columns import personal, reference, word
from record.row import Row


class Hosting(StrEnum):
    """Where it runs."""

    OWN = "own"
    EXTERNAL = "external"
    SAAS = "saas"


class Criticality(StrEnum):
    """How soon the work stops without it."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


class PersonalDataKind(StrEnum):
    """Which personal data it holds."""

    NONE = "none"
    ORDINARY = "ordinary"
    SENSITIVE = "sensitive"


class DpiaStatus(StrEnum):
    """Where the impact assessment (GDPR art. 35) is."""

    NOT_REQUIRED = "not_required"
    NEEDED = "needed"
    ONGOING = "ongoing"
    DONE = "done"


class ArchiveDuty(StrEnum):
    """Whether what it holds is kept (*bevaras*) or weeded out (*gallras*)."""

    PRESERVE = "preserve"
    WEED = "weed"
    MIXED = "mixed"
    NONE = "none"


class TrainingArrangement(StrEnum):
    """Whether training is central or each department's own (audit F6, F22)."""

    CENTRAL = "central"
    OWN = "own"


class Operation(Row, table=True):
    """How it is run."""

    __about__ = "system_id"

    system_id: UUID = reference("system.id", on_merge="keep_first", unique=True)
    hosting: Hosting | None = word(Hosting, default=None)
    country: str | None = None
    sign_in: str | None = None
    criticality: Criticality | None = word(Criticality, default=None)


class InformationClass(Row, table=True):
    """K/R/T/S, 0–4 each, as KLASSA has them; and when."""

    __tablename__ = "information_class"
    __about__ = "system_id"

    system_id: UUID = reference("system.id", on_merge="keep_first", unique=True)
    confidentiality: int | None = None
    integrity: int | None = None
    availability: int | None = None
    traceability: int | None = None
    classified_on: date | None = None
    next_review: date | None = None


class PersonalData(Row, table=True):
    """Personal data and the impact assessment."""

    __tablename__ = "personal_data"
    __about__ = "system_id"

    system_id: UUID = reference("system.id", on_merge="keep_first", unique=True)
    kind: PersonalDataKind | None = word(PersonalDataKind, default=None)
    dpia_status: DpiaStatus | None = word(DpiaStatus, default=None)
    dpia_on: date | None = None


class Openness(Row, table=True):
    """Archive duty, and whether the entry may be published."""

    __about__ = "system_id"

    system_id: UUID = reference("system.id", on_merge="keep_first", unique=True)
    archive_duty: ArchiveDuty | None = word(ArchiveDuty, default=None)
    archive_note: str | None = Field(default=None, sa_type=Text)
    publishable: bool | None = None


class Training(Row, table=True):
    """Who teaches new users, and what it takes of their time."""

    __about__ = "system_id"

    system_id: UUID = reference("system.id", on_merge="keep_first", unique=True)
    arrangement: TrainingArrangement | None = word(TrainingArrangement, default=None)
    given_by: str | None = personal(default=None)
    hours_per_new_user: int | None = None


class Joining(Row, table=True):
    """How others may join and what it takes, in the systemförvaltare's own words (audit F10)."""

    __about__ = "system_id"

    system_id: UUID = reference("system.id", on_merge="keep_first", unique=True)
    how: str | None = Field(default=None, sa_type=Text)
    takes: str | None = Field(default=None, sa_type=Text)


Sheet = Operation | InformationClass | PersonalData | Openness | Training | Joining

SHEETS: dict[str, type[Sheet]] = {
    "operation": Operation,
    "information_class": InformationClass,
    "personal_data": PersonalData,
    "openness": Openness,
    "training": Training,
    "joining": Joining,
}
"""Each sheet under the name that it has in an entry."""


def sheet_fields(sheet: type[Sheet]) -> list[str]:
    """Return what a sheet has to fill in."""
    return [name for name in sheet.model_fields if name not in ("id", "system_id")]
