"""Taking a letter to send it, so that nobody else sends it meanwhile.

Who takes a letter has it on lease. Whoever dies between sending and saying so leaves a lease that
runs out, and the letter is sent once more: at least once, never at most once.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, select, update
from sqlmodel import Session, col

from record.outbox.letters import Letter, compose
from record.outbox.messages import Message, is_due
from record.outbox.recipients import recipient
from record.people import Person

LEASE = timedelta(minutes=5)
NOBODY = "Mottagaren har slutat, saknar adress eller vill inte ha brev."


def due_messages(at: datetime) -> Select[Message]:
    """Return the messages that may be sent now, in the order that they are sent."""
    order = (col(Message.due_at), col(Message.created_at), col(Message.id))
    return select(Message).where(is_due(at)).order_by(*order)


def claim_letter(session: Session, at: datetime) -> Letter | None:
    """Take the letter that has waited longest; commit before it is sent."""
    while (first := session.scalars(due_messages(at).limit(1)).first()) is not None:
        letter = _claim(session, _together(session, first, at), at)
        session.expire_all()
        if letter is not None:
            return letter
    return None


def _together(session: Session, first: Message, at: datetime) -> Sequence[Message]:
    """Return the messages of the letter that one of them is to go in."""
    if first.letter_id is not None:
        same = col(Message.letter_id) == first.letter_id
    elif first.daily:
        own = col(Message.person_id) == first.person_id
        same = own & col(Message.daily) & col(Message.letter_id).is_(None)
    else:
        return [first]
    return session.scalars(due_messages(at).where(same)).all()


def _claim(session: Session, messages: Sequence[Message], at: datetime) -> Letter | None:
    taken: list[Message] = []
    for message in messages:  # in one order for all, so that no two wait for each other
        letter_id = message.letter_id or (taken or [message])[0].id
        if _take(session, message, letter_id, at):
            taken.append(message)
    if not taken:
        return None
    first = taken[0]
    to = recipient(session.get(Person, first.person_id), at)
    if to is None:
        _give_up(session, taken, at)
        return None
    return Letter(first.letter_id or first.id, to, *compose(taken), first.attempts)


def _take(session: Session, message: Message, letter_id: UUID, at: datetime) -> bool:
    """Take a message unless another did so since it was read."""
    still = col(Message.letter_id).is_not_distinct_from(message.letter_id)
    taking = update(Message).where(col(Message.id) == message.id, is_due(at), still)
    leased = taking.values(lease_until=at + LEASE, letter_id=letter_id)
    return session.connection().execute(leased).rowcount == 1


def _give_up(session: Session, messages: Sequence[Message], at: datetime) -> None:
    ids = [message.id for message in messages]
    giving_up = update(Message).where(col(Message.id).in_(ids))
    over = giving_up.values(given_up_at=at, lease_until=None, error=NOBODY)
    session.connection().execute(over)
