"""What somebody is to be told, and how far it has come on its way."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Text, and_, or_
from sqlmodel import Field, SQLModel, col

from record.columns import Moment, personal
from record.row import now


class Message(SQLModel, table=True):
    """One thing to tell one person; no part of the history.

    It goes in a letter: alone, or with all that one person is told that day. The letter is called
    after its first message, so that it has the same Message-ID however often it is sent.
    """

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    person_id: UUID = Field(index=True)
    """No foreign key: whoever is told of something may still be taken out of the register."""
    subject: str = personal()
    body: str = personal(sa_type=Text)
    object_type: str
    object_id: UUID
    daily: bool = False
    created_at: datetime = Field(default_factory=now, sa_type=Moment)
    due_at: datetime = Field(sa_type=Moment, index=True)
    lease_until: datetime | None = Field(default=None, sa_type=Moment)
    letter_id: UUID | None = Field(default=None, index=True)
    attempts: int = 0
    error: str | None = None
    sent_at: datetime | None = Field(default=None, sa_type=Moment)
    given_up_at: datetime | None = Field(default=None, sa_type=Moment)


def is_unsent() -> ColumnElement[bool]:
    """Return the condition that a message has not been sent, and that there is hope."""
    return and_(col(Message.sent_at).is_(None), col(Message.given_up_at).is_(None))


def is_due(at: datetime) -> ColumnElement[bool]:
    """Return the condition that a message may be sent now, and that nobody is about to."""
    lease = col(Message.lease_until)
    return and_(is_unsent(), col(Message.due_at) <= at, or_(lease.is_(None), lease <= at))
