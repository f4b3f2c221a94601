"""An attachment, and its content in a table of its own, so that lists stay lean."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import LargeBinary
from sqlmodel import Field

from intake.attachments.kinds import AttachmentKind
from record.columns import Moment, derived, personal, reference, word
from record.row import Row, now


class Attachment(Row, table=True):
    """A file that somebody has added to a request: what it is, never what it contains."""

    __about__ = "request_id"

    request_id: UUID = reference("system_request.id")
    name: str = personal()
    kind: AttachmentKind = word(AttachmentKind)
    size: int
    sha256: str
    """What the history remembers of the content."""
    person_id: UUID | None = reference("person.id", default=None)
    added_by: str = personal()
    added_at: datetime = Field(default_factory=now, sa_type=Moment)


class AttachmentContent(Row, table=True):
    """The bytes of an attachment. The history leaves them out, so that they can be erased."""

    __tablename__ = "attachment_content"
    __about__ = "attachment_id"

    attachment_id: UUID = reference("attachment.id", unique=True)
    content: bytes = derived(sa_type=LargeBinary)
