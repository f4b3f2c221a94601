"""What is said on the way, as it is given out."""

from datetime import datetime
from uuid import UUID

from app.schemas.fields import Out


class CommentOut(Out):
    """Something that was said."""

    id: UUID
    text: str
    said_by: str
    said_at: datetime


class CommentsOut(Out):
    """A page of comments."""

    items: list[CommentOut]
    total: int
    next: str | None
