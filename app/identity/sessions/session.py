"""Who is signed in, in which browser: kept on the server, and forgotten when it is over."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID, uuid4

from sqlalchemy import JSON, delete, update
from sqlmodel import Field, Session, SQLModel, col

from app.identity.recent import Proof
from app.settings import Settings
from record.columns import Moment, reference
from record.people import Person

TOUCHED_EVERY = timedelta(minutes=1)
"""How exactly is known when a session was last used."""


class BrowserSession(SQLModel, table=True):
    """One person, signed in in one browser; no part of the history.

    The browser holds the only text that opens it; its hash is what is kept.
    """

    __tablename__ = "browser_session"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    secret_hash: str = Field(unique=True)
    person_id: UUID = reference("person.id")
    started_at: datetime = Field(sa_type=Moment)
    used_at: datetime = Field(sa_type=Moment)
    lapses_at: datetime = Field(sa_type=Moment, index=True)
    """When it is over, unless it is used again before; never after `ends_at`."""
    ends_at: datetime = Field(sa_type=Moment)
    proved_at: datetime | None = Field(default=None, sa_type=Moment)
    acr: str | None = None
    amr: list[str] = Field(default_factory=list, sa_type=JSON)


@dataclass(frozen=True)
class Terms:
    """How long a session lasts: unused, and at most."""

    idle: timedelta
    longest: timedelta

    @classmethod
    def of(cls, settings: Settings) -> "Terms":
        """Return the terms of an installation."""
        return cls(
            timedelta(minutes=settings.session_idle_minutes),
            timedelta(hours=settings.session_hours),
        )

    def lapse(self, used_at: datetime, ends_at: datetime) -> datetime:
        """Return until when a session lasts that was used then."""
        return min(used_at + self.idle, ends_at)


class Used(NamedTuple):
    """A session in use: when that was last noted, and how its person signed in."""

    session_id: UUID
    noted_at: datetime
    ends_at: datetime
    proof: Proof


def start_session(
    session: Session, person: Person, proof: Proof, terms: Terms, at: datetime
) -> tuple[BrowserSession, str]:
    """Let a person be signed in; return that with the text for their browser, which is not kept."""
    session.execute(delete(BrowserSession).where(col(BrowserSession.lapses_at) <= at))
    text = secrets.token_urlsafe(32)
    row = BrowserSession(
        secret_hash=hash_of(text),
        person_id=person.id,
        started_at=at,
        used_at=at,
        lapses_at=terms.lapse(at, at + terms.longest),
        ends_at=at + terms.longest,
        proved_at=proof.at,
        acr=proof.acr,
        amr=list(proof.amr),
    )
    session.add(row)
    return row, text


def end_session(session: Session, text: str) -> None:
    """Let the session that a browser holds be over."""
    session.execute(delete(BrowserSession).where(col(BrowserSession.secret_hash) == hash_of(text)))


def touch(session: Session, session_id: UUID, used_at: datetime, lapses_at: datetime) -> None:
    """Take note that a session is in use, and so goes on."""
    mine = col(BrowserSession.id) == session_id
    went_on = {"used_at": used_at, "lapses_at": lapses_at}
    session.execute(update(BrowserSession).where(mine).values(**went_on))


def hash_of(text: str) -> str:
    """Return what is kept of a browser's text; it has 256 random bits, so one round is enough."""
    return hashlib.sha256(text.encode()).hexdigest()
