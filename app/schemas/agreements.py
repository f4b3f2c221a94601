"""Vendors, contracts and exemptions."""

from datetime import date, datetime
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from app.operations.asked.paging import PageQuery
from app.schemas.fields import RESTRICTED, Code, Count, Day, In, Line, Money, Name, Out, Prose
from app.schemas.systems.named import FunctionNameOut, NamedOut
from inventory.exemptions import ReasonCode

Months = Annotated[int, Field(ge=0, le=600)]
Percent = Annotated[int, Field(ge=0, le=100)]
OrganisationNumber = Annotated[str, Field(pattern=r"^\d{6}-\d{4}$")]


class ShareIn(In):
    """A system that a contract covers, and how much of it that is."""

    system: UUID
    share: Percent | None = None


class LicencesIn(In):
    """Licences paid and used on a day."""

    paid: Count | None = None
    used: Count | None = None
    as_of: date | None = None


class ContractFields(In):
    """What can be said of a contract."""

    agreement_number: Line | None = None
    vendor: Name | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    notice_months: Months | None = None
    extension_months: Months | None = None
    procurement_form: Line | None = None
    annual_cost: Money | None = None
    licences: LicencesIn | None = None
    note: Prose | None = None
    systems: Annotated[list[ShareIn], Field(max_length=500)] = Field(default_factory=list)


class ContractIn(ContractFields):
    """A new contract."""

    title: Name


class ContractPatch(ContractFields):
    """What is to be changed of a contract; systems, when named, replace those before."""

    title: Name = ""


class ContractQuery(PageQuery):
    """How to narrow down the contracts."""

    vendor: str | None = None
    system: UUID | None = None
    ends_before: Day | None = None


class ShareOut(Out):
    """A system that a contract covers."""

    system: NamedOut
    share: int | None


class ContractOut(Out):
    """A contract."""

    id: UUID
    title: str
    agreement_number: str | None
    vendor: str | None
    starts_on: date | None
    ends_on: date | None
    notice_months: int | None
    extension_months: int | None
    last_day_of_notice: date | None
    procurement_form: str | None
    annual_cost: int | None
    licences: LicencesIn
    note: str | None
    systems: list[ShareOut]
    permissions: list[str]


class ContractsOut(Out):
    """A page of contracts."""

    items: list[ContractOut]
    total: int
    next: str | None


class VendorPatch(In):
    """What is to be changed of a vendor."""

    table: ClassVar[str] = "vendor"

    name: Name = ""
    organisation_number: OrganisationNumber | None = None
    incident_contact: Annotated[Line | None, RESTRICTED] = None


class VendorQuery(PageQuery):
    """How to narrow down the vendors."""

    q: Annotated[str | None, Field(max_length=300)] = None


class VendorOut(Out):
    """A vendor."""

    id: UUID
    name: str
    organisation_number: str | None
    incident_contact: Annotated[str | None, RESTRICTED] = None
    version: int
    permissions: list[str]


class VendorsOut(Out):
    """A page of vendors."""

    items: list[VendorOut]
    total: int
    next: str | None


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
