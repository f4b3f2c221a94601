"""The same POST twice is done once: the answer is kept with its effect, in one transaction."""

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

import orjson
from sqlalchemy import LargeBinary, UniqueConstraint, delete, select
from sqlmodel import Field, Session, SQLModel, col
from starlette.responses import Response

from app.problems import IdempotencyMismatchError
from inventory.errors import invalid
from record.row import Moment, now

KEPT_FOR = timedelta(hours=24)
LONGEST_KEY = 200


class IdempotentAnswer(SQLModel, table=True):
    """What was answered to one POST that came with a key; no part of the history."""

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


def fingerprint_of(method: str, path: str, content: bytes) -> str:
    """Return what tells one call from another: method, address and content."""
    return hashlib.sha256(b"\n".join([method.encode(), path.encode(), content])).hexdigest()


def find_answer(session: Session, caller: UUID, key: str, fingerprint: str) -> Response | None:
    """Return what was answered before to the same call; refuse the key for another one."""
    if not key.isascii() or not 0 < len(key) <= LONGEST_KEY:
        raise invalid("Idempotency-Key", f"Ska vara 1–{LONGEST_KEY} ASCII-tecken.")
    kept = session.scalars(
        select(IdempotentAnswer).where(
            col(IdempotentAnswer.credential_id) == caller,
            col(IdempotentAnswer.key) == key,
            col(IdempotentAnswer.at) > now() - KEPT_FOR,
        )
    ).one_or_none()
    if kept is None:
        return None
    if kept.fingerprint != fingerprint:
        raise IdempotencyMismatchError
    return Response(kept.body, kept.status, orjson.loads(kept.headers))


def keep_answer(
    session: Session, caller: UUID, key: str, fingerprint: str, answer: Response
) -> None:
    """Keep an answer with its effect; forget those whose time is over."""
    session.execute(delete(IdempotentAnswer).where(col(IdempotentAnswer.at) <= now() - KEPT_FOR))
    headers = {name: value for name, value in answer.headers.items() if name != "content-length"}
    session.add(
        IdempotentAnswer(
            credential_id=caller,
            key=key,
            fingerprint=fingerprint,
            status=answer.status_code,
            headers=orjson.dumps(headers).decode(),
            body=bytes(answer.body),
        )
    )
