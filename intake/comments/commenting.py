"""Saying something about a request."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import Session, col

from intake.comments.comment import Comment
from record.actors import Actor

OWN = ("id", "text", "said_by", "said_at")


def comment_on(session: Session, request_id: UUID, actor: Actor, text: str) -> Comment:
    """Keep what somebody says."""
    comment = Comment(
        request_id=request_id, text=text, person_id=actor.person_id, said_by=actor.name
    )
    session.add(comment)
    return comment


def read_comments(connection: Connection, request_id: UUID) -> list[dict[str, Any]]:
    """Return what has been said, the oldest first."""
    said: Any = select(*(getattr(Comment, name) for name in OWN)).where(
        col(Comment.request_id) == request_id
    )
    rows = connection.execute(said.order_by(col(Comment.said_at), col(Comment.id)))
    return [dict(row) for row in rows.mappings()]
