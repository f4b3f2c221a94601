"""Contracts: things of their own, that cover one or more systems with shares."""

import calendar
from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, Text, UniqueConstraint
from sqlmodel import Field

from record.columns import SortKey, derived, reference
from record.row import Row


class Contract(Row, table=True):
    """What was agreed with a vendor, from when to when, and how it ends."""

    title: str
    agreement_number: str | None = None
    vendor_id: UUID | None = reference("vendor.id", default=None)
    starts_on: date | None = None
    ends_on: date | None = None
    notice_months: int | None = None
    extension_months: int | None = None
    """By how long it goes on by itself unless notice is given; None or 0: it ends."""
    procurement_form: str | None = None
    annual_cost: int | None = Field(default=None, sa_type=BigInteger)
    licences_paid: int | None = None
    licences_used: int | None = None
    licences_as_of: date | None = None
    note: str | None = Field(default=None, sa_type=Text)
    sort_key: str = derived(default="", sa_type=SortKey, index=True)


class ContractShare(Row, table=True):
    """How much of a contract one system is, in percent of its cost; None: not known."""

    __tablename__ = "contract_share"
    __about__ = "contract_id"
    __same_when__ = ("contract_id", "system_id")
    __table_args__ = (UniqueConstraint("contract_id", "system_id"),)

    contract_id: UUID = reference("contract.id")
    system_id: UUID = reference("system.id")
    share: int | None = None


def last_day_of_notice(
    ends_on: date | None, notice_months: int | None, extension_months: int | None, today: date
) -> date | None:
    """Return the last day to give notice; derived, never stored.

    A contract that extends itself gets a new last day each period: the next one is returned.
    """
    if ends_on is None or notice_months is None:
        return None
    last, periods = months_after(ends_on, -notice_months), 0
    while extension_months and last < today and last.year < date.max.year:
        periods += 1
        last = months_after(ends_on, periods * extension_months - notice_months)
    return last


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of a month that is too short."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    year = min(max(year, date.min.year), date.max.year)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
