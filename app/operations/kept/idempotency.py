"""The same POST twice is done once: the answer is kept with its effect, in one transaction."""

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

import orjson
from sqlalchemy import LargeBinary, UniqueConstraint, delete, select
from sqlmodel import Field, Session, SQLModel, col
from starlette.responses import Response

from app.errors import IdempotencyMismatchError
from inventory.errors import invalid
from record.columns import Moment
from record.row import now

KEPT_FOR = timedelta(hours=24)
LONGEST_KEY = 200


class IdempotentAnswer(SQLModel, table=True):
    """What was answered to one POST that came with a key; no part of the history.

    An answer may hold a new token, whose text is nowhere: the body is sealed with the caller's own
    key, and of that only the hash is kept.
    """

    __tablename__ = "idempotent_answer"
    __table_args__ = (UniqueConstraint("credential_id", "key"),)

    id: int | None = Field(default=None, primary_key=True)
    credential_id: UUID
    key: str
    fingerprint: str
    at: datetime = Field(default_factory=now, sa_type=Moment, index=True)
    status: int
    headers: str
    body: bytes = Field(sa_type=LargeBinary)


class KeyedCall:
    """A POST that came with an Idempotency-Key, and what was answered when it came before."""

    def __init__(self, session: Session, caller: UUID, key: str, fingerprint: str) -> None:
        self._session = session
        self._caller = caller
        self._key = key
        self._fingerprint = fingerprint
        self._kept = session.scalars(
            select(IdempotentAnswer).where(
                col(IdempotentAnswer.credential_id) == caller,
                col(IdempotentAnswer.key) == _hash(key.encode()),
                col(IdempotentAnswer.at) > now() - KEPT_FOR,
            )
        ).one_or_none()

    def answer(self) -> Response | None:
        """Return what was answered before to the same call."""
        kept = self._kept
        if kept is None or kept.fingerprint != self._fingerprint:
            return None
        body = _sealed(kept.body, self._key, kept.at)
        return Response(body, kept.status, orjson.loads(kept.headers))

    def demand_fit(self) -> None:
        """Refuse a key that cannot be one, or that was used for something else."""
        is_plain = self._key.isascii() and self._key.isprintable()
        if not is_plain or not 0 < len(self._key) <= LONGEST_KEY:
            raise invalid("Idempotency-Key", f"Ska vara 1–{LONGEST_KEY} synliga ASCII-tecken.")
        if self._kept is not None:
            raise IdempotencyMismatchError

    def keep(self, answer: Response) -> None:
        """Keep an answer with its effect; forget those whose time is over."""
        over = col(IdempotentAnswer.at) <= now() - KEPT_FOR
        self._session.execute(delete(IdempotentAnswer).where(over))
        headers = {name: text for name, text in answer.headers.items() if name != "content-length"}
        at = now()
        self._session.add(
            IdempotentAnswer(
                credential_id=self._caller,
                key=_hash(self._key.encode()),
                fingerprint=self._fingerprint,
                at=at,
                status=answer.status_code,
                headers=orjson.dumps(headers).decode(),
                body=_sealed(bytes(answer.body), self._key, at),
            )
        )


def fingerprint_of(method: str, path: str, content: bytes) -> str:
    """Return what tells one call from another: method, address and content."""
    return _hash(b"\n".join([method.encode(), path.encode(), content]))


def _sealed(body: bytes, key: str, at: datetime) -> bytes:
    """Return a body that only the key opens; sealing it once more opens it."""
    stream = hashlib.shake_256(f"{key}\n{at.isoformat()}".encode()).digest(len(body))
    return (int.from_bytes(body) ^ int.from_bytes(stream)).to_bytes(len(body))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
