"""What became of a letter that was taken to be sent."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, Update, delete, update
from sqlmodel import col

from record.outbox.letters import Letter
from record.outbox.messages import Message

FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)
MOST_ATTEMPTS = 25
"""Some five days: as long as mail servers usually try."""
LONGEST_ERROR = 200
KEPT_FOR = timedelta(days=30)
"""How long a letter that was sent is kept, for who asks whether they were told."""


def mark_sent(connection: Connection, letter: Letter, at: datetime) -> None:
    """Note that a letter has been handed to the mail server."""
    sent = {"sent_at": at, "lease_until": None, "error": None, "attempts": letter.attempts + 1}
    connection.execute(_of(letter).values(**sent))


def mark_failed(connection: Connection, letter: Letter, why: str, at: datetime) -> None:
    """Note why a letter could not be sent, and let it wait; in the end, wait for a person."""
    attempts = letter.attempts + 1
    connection.execute(
        _of(letter).values(
            attempts=attempts,
            error=why[:LONGEST_ERROR],
            lease_until=None,
            due_at=at + pause_after(attempts),
            given_up_at=at if attempts >= MOST_ATTEMPTS else None,
        )
    )


def pause_after(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts."""
    pause: timedelta = FIRST_PAUSE * 2 ** (attempts - 1)
    return min(pause, LONGEST_PAUSE)


def hurry(connection: Connection, at: datetime) -> None:
    """Let all that waits be sent now, also what had been given up."""
    waiting = update(Message).where(col(Message.sent_at).is_(None))
    connection.execute(waiting.values(due_at=at, given_up_at=None))


def erase_messages(connection: Connection, person_id: UUID) -> None:
    """Erase all that a person has been told or was to be told."""
    connection.execute(delete(Message).where(col(Message.person_id) == person_id))


def forget_sent(connection: Connection, at: datetime) -> None:
    """Erase the messages that were sent so long ago that nobody asks for them."""
    connection.execute(delete(Message).where(col(Message.sent_at) <= at - KEPT_FOR))


def _of(letter: Letter) -> Update:
    mine = col(Message.letter_id) == letter.id
    return update(Message).where(mine, col(Message.sent_at).is_(None))
