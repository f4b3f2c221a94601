"""A letter: what one person is told at one time, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from record.outbox.messages import Message
from record.outbox.recipients import Recipient

ENDING = (
    "Det här brevet kommer från Samsyn. Du väljer själv om du vill ha breven genast, "
    "en gång om dagen eller inte alls."
)


@dataclass(frozen=True)
class Letter:
    """A letter that somebody has taken to send."""

    id: UUID
    to: Recipient
    subject: str
    body: str
    attempts: int


def compose(messages: Sequence[Message]) -> tuple[str, str]:
    """Return the subject and the text of a letter with these messages."""
    if len(messages) == 1:
        return messages[0].subject, _letter(messages[0].body.strip())
    subject = f"{len(messages)} saker väntar på dig i Samsyn"
    parts = (_part(number, message) for number, message in enumerate(messages, start=1))
    return subject, _letter(f"{subject}.", *parts)


def _letter(*paragraphs: str) -> str:
    return "\n\n".join(["Hej!", *paragraphs, "--\u0020\n" + ENDING]) + "\n"


def _part(number: int, message: Message) -> str:
    return f"{number}. {message.subject}\n\n{message.body.strip()}"
