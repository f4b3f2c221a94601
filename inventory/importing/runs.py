"""Imports that were made: what came in, and by which transaction, so that it can be undone."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from record.columns import Moment
from record.row import Row, now


class ImportRun(Row, table=True):
    """One file that was imported, whole, in one transaction."""

    __tablename__ = "import_run"

    kind: str
    filename: str
    content_hash: str
    at: datetime = Field(default_factory=now, sa_type=Moment)
    transaction: UUID
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    undone_at: datetime | None = Field(default=None, sa_type=Moment)
