"""Systems and what lies below them."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from app.operations.asked.paging import PageQuery
from app.schemas.fields import (
    Code,
    Codes,
    Count,
    In,
    Level,
    Line,
    Lines,
    Money,
    Name,
    Names,
    Out,
    Prose,
)
from inventory.systems.reading.activity import WhyInactive
from inventory.systems.roles import SystemRoleKind
from inventory.systems.sheets import (
    ArchiveDuty,
    Criticality,
    DpiaStatus,
    Hosting,
    PersonalDataKind,
    TrainingArrangement,
)
from inventory.systems.system import SystemKind, SystemStatus

Fit = Annotated[int, Field(ge=1, le=5)]
Hours = Annotated[int, Field(ge=0, le=10_000)]


class OperationIn(In):
    """How it is run."""

    hosting: Hosting | None = None
    country: Line | None = None
    sign_in: Line | None = None
    criticality: Criticality | None = None


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


class SystemFields(In):
    """What can be said of a system."""

    external_id: Name | None = None
    aliases: Names = Field(default_factory=list)
    kind: SystemKind = SystemKind.PRODUCT
    vendor: Name | None = None
    purpose: Prose = ""
    status: SystemStatus = SystemStatus.UNKNOWN
    parent: UUID | None = None
    functions: Codes = Field(default_factory=list)
    functions_stated: Lines = Field(default_factory=list)
    common_for: Codes = Field(default_factory=list)
    annual_cost: Money | None = None
    introduced_on: date | None = None
    planned_retirement_on: date | None = None
    retired_on: date | None = None
    replaced_by: UUID | None = None
    source: Line | None = None
    note: Prose | None = None
    operation: OperationIn | None = None
    information_class: InformationClassIn | None = None
    personal_data: PersonalDataIn | None = None
    openness: OpennessIn | None = None
    training: TrainingIn | None = None
    joining: JoiningIn | None = None


class SystemIn(SystemFields):
    """A new system: its name and its owner; everything else may come later."""

    name: Name
    owner_unit: UUID
    allow_same_name: bool = False

    def given(self) -> dict[str, Any]:
        return {name: value for name, value in super().given().items() if name != "allow_same_name"}


class SystemPatch(SystemFields):
    """What is to be changed; what is not named stays as it is."""

    name: Name = ""
    owner_unit: UUID | None = None


class UseFields(In):
    """What can be said of a unit's use."""

    local_name: Name | None = None
    users: Count | None = None
    functions: Codes = Field(default_factory=list)
    starts_on: date | None = Field(default=None, alias="from")
    ends_on: date | None = Field(default=None, alias="until")
    fit: Fit | None = None
    annual_cost: Money | None = None
    source: Line | None = None
    note: Prose | None = None


class UseIn(UseFields):
    """A unit that uses the system."""

    unit: UUID


class UsePatch(UseFields):
    """What is to be changed of a use."""

    unit: UUID = UUID(int=0)


class RoleIn(In):
    """A person in a role of a system."""

    kind: SystemRoleKind
    person: UUID
    unit: UUID | None = None
    note: Line | None = None


class RolesIn(In):
    """Everyone who answers for the system, instead of those before."""

    roles: Annotated[list[RoleIn], Field(max_length=200)]


class MergeIn(In):
    """Which entry this one is to become part of."""

    into: UUID
    preview: bool = False

    @property
    def only_asks(self) -> bool:
        """Return whether nothing is to be written."""
        return self.preview


class ConfirmIn(In):
    """What the owner says of the entry today."""

    still_needed: bool | None = None
    could_be_met_by: UUID | None = None
    business_fit: Fit | None = None
    technical_fit: Fit | None = None
    comment: Prose | None = None


class IntegrationIn(In):
    """What this system gives another."""

    to: UUID
    what: Prose = ""
    frequency: Line | None = None


class SystemFilters(BaseModel):
    """How to narrow down the register."""

    model_config = ConfigDict(extra="forbid")

    q: Annotated[str | None, Field(max_length=300)] = None
    function: Code | None = None
    unit: str | None = None
    status: SystemStatus | None = None
    kind: SystemKind | None = None
    vendor: str | None = None
    owner: str | None = None
    role_missing: SystemRoleKind | None = None
    contract_ends_before: date | None = None
    confirmed_before: date | None = None


class SystemQuery(PageQuery, SystemFilters):
    """A page of the register, narrowed down."""


class ExportQuery(SystemFilters):
    """What of the register to export."""

    def filters(self) -> dict[str, Any]:
        """Return the filters that were given."""
        return self.model_dump(exclude_none=True)


class NamedOut(Out):
    """Something else, by id and name."""

    id: UUID
    name: str


class FunctionNameOut(Out):
    """A function, by code and label."""

    code: str
    label: str


class UseOut(Out):
    """A unit's use."""

    id: UUID
    unit: NamedOut
    local_name: str | None
    users: int | None
    functions: list[str]
    starts_on: date | None = Field(alias="from")
    until: date | None
    fit: int | None
    annual_cost: int | None
    source: str | None
    note: str | None


class UsesOut(Out):
    """All uses of a system."""

    items: list[UseOut]
    total: int
    next: str | None


class SystemContractOut(Out):
    """A contract that covers the system."""

    id: UUID
    title: str
    agreement_number: str | None
    ends_on: date | None
    notice_months: int | None
    extension_months: int | None
    share: int | None
    last_day_of_notice: date | None


class IntegrationOut(Out):
    """What one system gives another."""

    id: UUID
    giver: NamedOut = Field(alias="from")
    to: NamedOut
    what: str
    frequency: str | None


class ActiveOut(Out):
    """Whether it is in use today, and why not."""

    active: bool
    because: list[WhyInactive]


class CompletenessOut(Out):
    """How much is known of what its kind demands."""

    percent: int
    missing: list[str]


class MandateOut(Out):
    """A function that belongs to another board."""

    code: str
    owner_board: str


class ExemptionNeededOut(Out):
    """A function that has a common solution."""

    code: str
    common_solutions: list[NamedOut]
    exempted_until: date | None


class SystemOut(Out):
    """A system, whole."""

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
    parent: NamedOut | None
    functions: list[FunctionNameOut]
    not_functions: list[FunctionNameOut]
    functions_stated: list[str]
    uses: list[UseOut]
    annual_cost: int | None
    contracts: list[SystemContractOut]
    common_for: list[str]
    integrations: list[IntegrationOut]
    introduced_on: date | None
    planned_retirement_on: date | None
    retired_on: date | None
    replaced_by: NamedOut | None
    operation: OperationIn | None
    information_class: InformationClassIn | None
    personal_data: PersonalDataIn | None
    openness: OpennessIn | None
    training: TrainingIn | None
    joining: JoiningIn | None
    source: str | None
    note: str | None
    active: ActiveOut
    completeness: CompletenessOut
    outside_mandate: list[MandateOut]
    exemption_needed: list[ExemptionNeededOut]
    version: int
    created_at: datetime
    confirmed_at: datetime | None
    confirmed_by: NamedOut | None
    permissions: list[str]


class SystemsOut(Out):
    """A page of systems."""

    items: list[SystemOut]
    total: int
    next: str | None


class RoleOut(Out):
    """Who answers for the system."""

    kind: SystemRoleKind
    person: NamedOut
    unit: NamedOut | None
    note: str | None


class RolesOut(Out):
    """Everyone who answers for the system."""

    roles: list[RoleOut]


class MovedOut(Out):
    """What a merge does to one kind of row."""

    what: str
    field: str
    moved: int
    dropped: int


class MergeOut(Out):
    """What a merge would do or has done."""

    done: bool
    into: NamedOut
    consequences: list[MovedOut]
