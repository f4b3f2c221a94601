"""Attachments as they are given out: what there is, and one of them whole."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, select
from sqlmodel import col

from intake.attachments.attachment import Attachment, AttachmentContent
from inventory.errors import NotFoundError

OWN = ("id", "name", "kind", "size", "sha256", "added_by", "added_at")
COLUMNS: Any = (getattr(Attachment, name) for name in OWN)
ADDED: Any = (
    select(*COLUMNS)
    .where(col(Attachment.request_id) == bindparam("request"))
    .order_by(col(Attachment.added_at), col(Attachment.id))
)


def read_attachments(connection: Connection, request_id: UUID) -> list[dict[str, Any]]:
    """Return what is attached to a request, the oldest first."""
    rows = connection.execute(ADDED, {"request": request_id})
    return [dict(row) for row in rows.mappings()]


def find_attachment(connection: Connection, request_id: UUID, ref: str) -> dict[str, Any]:
    """Return what is known of one attachment of a request."""
    known = read_attachments(connection, request_id)
    found = next((one for one in known if str(one["id"]) == ref.lower()), None)
    if found is None:
        raise NotFoundError("attachment", ref)
    return found


def who_added(connection: Connection, request_id: UUID, ref: str) -> UUID | None:
    """Return the person who added an attachment of a request, where that is known."""
    attachment_id = find_attachment(connection, request_id, ref)["id"]
    person = select(col(Attachment.person_id)).where(col(Attachment.id) == attachment_id)
    return connection.scalar(person)


def read_content(connection: Connection, attachment_id: UUID) -> bytes:
    """Return the bytes of an attachment; what has been erased is absent."""
    content = select(col(AttachmentContent.content)).where(
        col(AttachmentContent.attachment_id) == attachment_id
    )
    found = connection.scalar(content)
    if found is None:
        raise NotFoundError("attachment", str(attachment_id))
    return bytes(found)
