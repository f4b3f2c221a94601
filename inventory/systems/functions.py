"""What a system does: what people have set, refused, and named as the common solution."""

from enum import StrEnum
from uuid import UUID

from sqlalchemy import UniqueConstraint

from record.columns import reference, word
from record.row import Row


class Finding(StrEnum):
    """What a person said about a system and a function."""

    IS = "is"
    IS_NOT = "is_not"


class SystemFunction(Row, table=True):
    """A person's word that a system does a job, or that it does not."""

    __tablename__ = "system_function"
    __about__ = "system_id"
    __table_args__ = (UniqueConstraint("system_id", "function_code"),)

    system_id: UUID = reference("system.id")
    function_code: str = reference("function.code")
    finding: Finding = word(Finding, default=Finding.IS)
    source: str | None = None


class CommonSolution(Row, table=True):
    """A system that is *kommungemensam lösning* for a function: others need an exemption."""

    __tablename__ = "common_solution"
    __about__ = "system_id"
    __table_args__ = (UniqueConstraint("system_id", "function_code"),)

    system_id: UUID = reference("system.id")
    function_code: str = reference("function.code")
