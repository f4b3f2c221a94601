"""What is said on the way: comments, and files such as offers and assessments."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Text
from sqlmodel import Field

from record.columns import Moment, personal, reference
from record.row import Row, now


class Comment(Row, table=True):
    """Something said about a request."""

    __about__ = "request_id"

    request_id: UUID = reference("system_request.id")
    text: str = personal(sa_type=Text)
    person_id: UUID | None = reference("person.id", default=None)
    said_by: str = personal()
    said_at: datetime = Field(default_factory=now, sa_type=Moment)
