"""Adding a file to a request."""

import hashlib

from sqlmodel import Session

from intake.attachments.attachment import Attachment, AttachmentContent
from intake.attachments.kinds import kind_of
from intake.attachments.naming import safe_name
from intake.requests.request import SystemRequest
from intake.requests.writing.entering import demand_open, note_author
from inventory.errors import invalid
from record.actors import Actor

REFUSED = (
    "Bilagan ska vara PDF, PNG, JPEG, Word (docx), Excel (xlsx), OpenDocument-text (odt) eller "
    "text i UTF-8, utan makron. Det är innehållet som avgör, inte vad filen heter."
)


def attach(
    session: Session, request: SystemRequest, actor: Actor, *, name: str, content: bytes
) -> Attachment:
    """Keep a file with a request that is under way; who adds one has written in the request."""
    kind = kind_of(content, name)
    if kind is None:
        raise invalid("#/file", REFUSED)
    demand_open(request, "attach")
    attachment = Attachment(
        request_id=request.id,
        name=safe_name(name, kind),
        kind=kind,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        person_id=actor.person_id,
        added_by=actor.name,
    )
    session.add(attachment)
    session.add(AttachmentContent(attachment_id=attachment.id, content=content))
    note_author(session, request, actor)
    return attachment
