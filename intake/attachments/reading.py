"""Attachments as they are given out: what there is, and one of them whole."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, select
from sqlmodel import col

from intake.attachments.attachment import Attachment, AttachmentContent
from inventory.errors import NotFoundError

OWN = ("id", "name", "kind", "size", "sha256", "added_by", "added_at")
COLUMNS: Any = (getattr(Attachment, name) for name in OWN)
ADDED: Any = (
    select(col(Attachment.request_id), *COLUMNS)
    .where(col(Attachment.request_id).in_(bindparam("requests", expanding=True)))
    .order_by(col(Attachment.added_at), col(Attachment.id))
)


def attachments_of(
    connection: Connection, request_ids: Sequence[UUID]
) -> dict[UUID, list[dict[str, Any]]]:
    """Return what is attached to each of some requests, the oldest first; one select."""
    found: dict[UUID, list[dict[str, Any]]] = {request_id: [] for request_id in request_ids}
    for request_id, *values in connection.execute(ADDED, {"requests": request_ids}):
        found[request_id].append(dict(zip(OWN, values, strict=True)))
    return found


def read_attachments(connection: Connection, request_id: UUID) -> list[dict[str, Any]]:
    """Return what is attached to one request."""
    return attachments_of(connection, [request_id])[request_id]


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
