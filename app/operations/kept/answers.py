"""Answers kept for as long as nothing has changed.

Between two entries of the history the register is a constant: what a caller is answered follows
from who they are, what they ask, the history's head and the day. An answer is kept under the head
that its caller was recognised with; what was read after that can only be newer, never older.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from starlette.responses import Response
from starlette.types import Scope, Send

from app.operations.kept.etags import is_known
from record.actors import Actor, Grant

Address = tuple[str, bytes]
Moment = tuple[int, date]

KEPT_BYTES = 64 * 1024 * 1024
LARGEST_KEPT = 256 * 1024


class Question(NamedTuple):
    """Who asks what."""

    person: UUID | None
    grants: tuple[Grant, ...]
    address: Address

    @classmethod
    def of(cls, actor: Actor, scope: Scope) -> "Question":
        """Return what somebody asks with a request."""
        return cls(actor.person_id, actor.grants, address_of(scope))


def address_of(scope: Scope) -> Address:
    """Return what is asked for, path and query."""
    return scope["path"], scope["query_string"]


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer as it was given."""

    operation: str
    body: bytes
    headers: list[tuple[bytes, bytes]]
    etag: str | None

    async def send(self, send: Send, if_none_match: str) -> int:
        """Give the answer anew; return its status."""
        known = bool(if_none_match) and is_known(if_none_match, self.etag)
        status = 304 if known else 200
        headers = [(b"etag", str(self.etag).encode())] if known else list(self.headers)
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if known else self.body})
        return status


class Answers:
    """The answers of one moment of the register."""

    def __init__(self) -> None:
        self._moment: Moment | None = None
        self._kept: dict[Question, KeptAnswer] = {}
        self._bytes = 0

    def find(self, moment: Moment, question: Question) -> KeptAnswer | None:
        """Return the answer to a question, if it has been asked since the last change."""
        return self._kept.get(question) if moment == self._moment else None

    def keep(self, moment: Moment, question: Question, operation: str, answer: Response) -> None:
        """Keep an answer until something changes."""
        body = bytes(answer.body)
        if answer.status_code != 200 or len(body) > LARGEST_KEPT:
            return
        if self._moment is None or moment > self._moment or self._bytes > KEPT_BYTES:
            self._moment, self._kept, self._bytes = moment, {}, 0
        if moment == self._moment:
            etag = answer.headers.get("etag")
            self._kept[question] = KeptAnswer(operation, body, answer.raw_headers, etag)
            self._bytes += len(body)
