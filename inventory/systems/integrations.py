"""What flows between systems."""

from uuid import UUID

from sqlalchemy import Text
from sqlmodel import Field

from record.columns import reference
from record.row import Row


class Integration(Row, table=True):
    """Information that one system gives another."""

    __about__ = "from_system_id"
    __same_when__ = ("from_system_id", "to_system_id", "what", "frequency")

    from_system_id: UUID = reference("system.id")
    to_system_id: UUID = reference("system.id")
    what: str = Field(default="", sa_type=Text)
    frequency: str | None = None
