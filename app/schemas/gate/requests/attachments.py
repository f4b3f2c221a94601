"""Attachments."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from app.schemas.fields import File, Out
from intake.attachments.kinds import AttachmentKind


class AttachmentForm(BaseModel):
    """A file."""

    model_config = ConfigDict(extra="forbid")

    file: File

    @property
    def content(self) -> bytes:
        """Return the file's bytes."""
        self.file.file.seek(0)
        return self.file.file.read()


class AttachmentOut(Out):
    """What is known of a file: its kind is what its content says."""

    id: UUID
    name: str
    kind: AttachmentKind
    size: int
    sha256: str
    added_by: str
    added_at: datetime


class AttachmentsOut(Out):
    """A page of attachments."""

    items: list[AttachmentOut]
    total: int
    next: str | None
