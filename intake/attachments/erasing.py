"""Taking a file away from a request: what was decided on stays."""

from uuid import UUID

from sqlalchemy import exists, select
from sqlmodel import Session, col

from intake.attachments.attachment import Attachment, AttachmentContent
from intake.decisions.decision import Decision
from intake.requests.request import SystemRequest
from intake.requests.way.transitions import NoSuchWayError
from intake.requests.writing.entering import demand_open


def erase(session: Session, request: SystemRequest, attachment_id: UUID) -> None:
    """Erase an attachment and its content; the history remembers that there was one."""
    demand_open(request, "erase")
    attachment = session.get_one(Attachment, attachment_id)
    if _is_decided_on(session, attachment):
        raise NoSuchWayError("erase", request.state)
    contents = select(AttachmentContent).where(
        col(AttachmentContent.attachment_id) == attachment_id
    )
    for content in session.scalars(contents):
        session.delete(content)
    session.delete(attachment)


def _is_decided_on(session: Session, attachment: Attachment) -> bool:
    """A request may be taken up again: what an earlier decision was shown belongs to it."""
    later = exists().where(
        col(Decision.request_id) == attachment.request_id,
        col(Decision.decided_at) >= attachment.added_at,
    )
    return bool(session.scalar(select(later)))
