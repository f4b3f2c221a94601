"""Who uses a system, for what: overlap is about what is used, not what a product could do."""

from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, Text, UniqueConstraint
from sqlmodel import Field

from record.columns import reference
from record.row import Row


class SystemUse(Row, table=True):
    """One unit's use of a system, in a period, and how well it serves there (fit 1–5)."""

    __tablename__ = "system_use"
    __about__ = "system_id"
    __in_sample__ = True

    system_id: UUID = reference("system.id")
    unit_id: UUID = reference("unit.id")
    local_name: str | None = None
    users: int | None = Field(default=None, sa_type=BigInteger)
    starts_on: date | None = None
    ends_on: date | None = None
    fit: int | None = None
    annual_cost: int | None = Field(default=None, sa_type=BigInteger)
    source: str | None = None
    note: str | None = Field(default=None, sa_type=Text)


class UsedFunction(Row, table=True):
    """A function that a unit uses a system for."""

    __tablename__ = "used_function"
    __about__ = "use_id"
    __table_args__ = (UniqueConstraint("use_id", "function_code"),)

    use_id: UUID = reference("system_use.id")
    function_code: str = reference("function.code")
