"""Telling somebody that they must act."""

from uuid import UUID

from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from record.driver.prepared import Prepared
from record.outbox.messages import Message
from record.outbox.recipients import Reach, next_morning, recipient
from record.people import Notify, Person
from record.row import Row, now

TOLD = "told"

REACHED = Prepared(
    select(*(getattr(Person, name) for name in Reach._fields)).where(
        col(Person.id) == bindparam("person")
    )
)


def tell(session: Session, person_id: UUID, subject: str, body: str, about: Row) -> Message | None:
    """Tell a person, when the transaction is committed, if they can be told and want to be.

    `subject` says in one line what is to be done; `body` says it whole, without greeting.
    """
    (row,), at = REACHED.rows(session.connection(), person=person_id), now()
    person = Reach(*row)
    if recipient(person, at) is None:
        return None
    daily = person.notify is Notify.DAILY
    message = Message(
        person_id=person_id,
        subject=subject,
        body=body,
        object_type=str(about.__tablename__),
        object_id=about.id,
        daily=daily,
        created_at=at,
        due_at=next_morning(at) if daily else at,
    )
    session.add(message)
    session.info[TOLD] = True
    return message


def has_told(session: Session) -> bool:
    """Return whether somebody was told something in this session."""
    return TOLD in session.info
