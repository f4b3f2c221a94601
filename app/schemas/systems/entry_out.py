"""An entry as it is given out."""

from datetime import date, datetime
from uuid import UUID

from pydantic import Field

from app.schemas.fields import Out
from app.schemas.systems.integrations import IntegrationOut
from app.schemas.systems.named import FunctionNameOut, NamedOut
from app.schemas.systems.sheets import (
    InformationClassIn,
    JoiningIn,
    OpennessIn,
    OperationIn,
    PersonalDataIn,
    TrainingIn,
)
from app.schemas.systems.uses import UseOut
from inventory.systems.reading.activity import WhyInactive
from inventory.systems.system import SystemKind, SystemStatus


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
    confidential: bool
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


class EntryWarningOut(Out):
    """What to look at of an entry: another one that is likely the same product, or an odd name."""

    problem: str
    existing_id: UUID | None
    name: str | None
    score: int | None


class EnteredSystemOut(SystemOut):
    """A system just entered, and what to look at of it."""

    warnings: list[EntryWarningOut]


class ChangedSystemOut(SystemOut):
    """A system as it is after a change; what to look at of it is absent where there is nothing."""

    warnings: list[EntryWarningOut] = Field(default_factory=list)
