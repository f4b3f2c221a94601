"""Posting: one round of the letters whose time has come."""

import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import structlog

from app.database import Database
from app.serving.mailing import MailServer
from record.actors import Actor
from record.outbox.claiming import claim_letter, due_messages
from record.outbox.letters import Letter
from record.outbox.settling import forget_sent, mark_failed, mark_sent
from record.row import now

log = structlog.get_logger()

POSTMAN = Actor("outbox")
OF_THE_LETTER = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError)
"""What a mail server says no to in one letter, while it may take the next."""

Clock = Callable[[], datetime]


@dataclass
class Round:
    """How many letters were sent, and how many were not."""

    sent: int = 0
    failed: int = 0


def send_due(
    database: Database,
    server: MailServer,
    clock: Clock = now,
    may_go_on: Callable[[], bool] = lambda: True,
) -> Round:
    """Send the letters whose time has come, until the server fails."""
    done, server_answers = Round(), True
    while server_answers and may_go_on() and (letter := _claim(database, clock())) is not None:
        failure = _failure(server, letter)
        _settle(database, letter, failure, clock())
        done.sent += failure is None
        done.failed += failure is not None
        server_answers = not _is_of_the_server(failure)
    return done


def _claim(database: Database, at: datetime) -> Letter | None:
    with database.reading() as connection:  # writers have to wait for each other; readers do not
        if connection.execute(due_messages(at).limit(1)).first() is None:
            return None
    with database.writing(POSTMAN) as session:
        return claim_letter(session, at)


def _failure(server: MailServer, letter: Letter) -> Exception | None:
    try:
        server.send(letter)
    except Exception as error:  # noqa: BLE001 - whatever one letter holds, the others are sent
        log.warning("letter not sent", letter=str(letter.id), error=type(error).__name__)
        return error
    return None


def _settle(database: Database, letter: Letter, failure: Exception | None, at: datetime) -> None:
    with database.writing(POSTMAN) as session:
        if failure is None:
            mark_sent(session.connection(), letter, at)
        else:
            mark_failed(session.connection(), letter, _why(failure), at)
        forget_sent(session.connection(), at)


def _is_of_the_server(failure: Exception | None) -> bool:
    """Return whether the next letter would fail in the same way."""
    if isinstance(failure, OF_THE_LETTER):
        return False
    return isinstance(failure, smtplib.SMTPException | OSError)


def _why(error: Exception) -> str:
    """Return what went wrong, in a few words."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()))
        return f"{code} {_text(said)}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"
    return str(error) or type(error).__name__


def _text(said: bytes | str) -> str:
    return said if isinstance(said, str) else said.decode(errors="replace")
