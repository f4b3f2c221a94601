"""The system itself: its names, what it is, where it is in its life."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Index, Text, false, text
from sqlmodel import Field

from record.columns import Moment, SortKey, derived, reference, word
from record.row import Row, now


class SystemKind(StrEnum):
    """What sort of thing the entry is; all but products have lower demands on them."""

    PRODUCT = "product"
    MODULE = "module"
    PLATFORM_FUNCTION = "platform_function"
    SPREADSHEET = "spreadsheet"
    HOME_MADE = "home_made"


class SystemStatus(StrEnum):
    """Where the system is in its life."""

    UNKNOWN = "unknown"
    PLANNED = "planned"
    INTRODUCING = "introducing"
    IN_USE = "in_use"
    PHASING_OUT = "phasing_out"
    RETIRED = "retired"


class System(Row, table=True):
    """A system in use here: product, module, platform function, spreadsheet or home-made."""

    __in_sample__ = True
    __table_args__ = (
        # What lists read: the systems that are not merged away, in order, and whether all see them.
        Index("ix_system_listed", "merged_into_id", "sort_key", "id", "confidential"),
        # What is hidden must not be told by what can no longer be taken.
        Index(
            "uq_system_external_id",
            "external_id",
            unique=True,
            sqlite_where=text("NOT confidential"),
            postgresql_where=text("NOT confidential"),
        ),
    )

    slug: str = Field(unique=True)
    external_id: str | None = Field(default=None, index=True)
    name: str
    kind: SystemKind = word(SystemKind, default=SystemKind.PRODUCT)
    vendor_id: UUID | None = reference("vendor.id", default=None)
    purpose: str = Field(default="", sa_type=Text)
    status: SystemStatus = word(SystemStatus, default=SystemStatus.UNKNOWN)
    owner_unit_id: UUID | None = reference("unit.id", default=None)
    parent_id: UUID | None = reference("system.id", default=None)
    functions_stated: list[str] = Field(default_factory=list, sa_type=JSON)
    """The department's own words for what it does, as they stand."""
    annual_cost: int | None = Field(default=None, sa_type=BigInteger)
    introduced_on: date | None = None
    planned_retirement_on: date | None = None
    retired_on: date | None = None
    replaced_by_id: UUID | None = reference("system.id", default=None)
    confidential: bool = Field(
        default=False, index=True, sa_column_kwargs={"server_default": false()}
    )
    """Whether only those see it who are cleared for it: that it is there is a secret too."""
    merged_into_id: UUID | None = reference("system.id", default=None, on_merge="stay")
    source: str | None = None
    note: str | None = Field(default=None, sa_type=Text)
    created_at: datetime = Field(default_factory=now, sa_type=Moment)
    confirmed_at: datetime | None = Field(default=None, sa_type=Moment)
    confirmed_by_id: UUID | None = reference("person.id", default=None)
    version: int = derived(default=1)
    name_key: str = derived(default="", index=True)
    sort_key: str = derived(default="", sa_type=SortKey)
    search_text: str = derived(default="", sa_type=Text)


class SystemAlias(Row, table=True):
    """Another name that people know a system by: *Ekot* for Raindance."""

    __tablename__ = "system_alias"
    __about__ = "system_id"
    __same_when__ = ("system_id", "alias")

    system_id: UUID = reference("system.id")
    alias: str
