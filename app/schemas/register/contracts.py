"""Contracts, and the systems that they cover."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.operations.asked.paging import PageQuery
from app.schemas.fields import Count, Day, In, Line, Money, Name, Out, Prose
from app.schemas.systems.named import NamedOut

Months = Annotated[int, Field(ge=0, le=600)]
Percent = Annotated[int, Field(ge=0, le=100)]


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
