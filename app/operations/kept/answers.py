"""Answers kept for as long as nothing has changed.

Between two entries of the history the register is a constant: what a caller is answered follows
from who they are, what they ask, the history's head and the day. An answer is kept under the head
that its caller was recognised with; what was read after that can only be newer, never older.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from app.operations.kept.etags import is_known
from record.actors import Actor, Grant

KEPT_BYTES = 64 * 1024 * 1024
LARGEST_KEPT = 256 * 1024


class Question(NamedTuple):
    """Who asks what."""

    person: UUID | None
    grants: tuple[Grant, ...]
    path: str
    query: bytes

    @classmethod
    def of(cls, actor: Actor, request: Request) -> "Question":
        """Return what somebody asks with a request."""
        scope = request.scope
        return cls(actor.person_id, actor.grants, scope["path"], scope["query_string"])


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer as it was given."""

    body: bytes
    headers: dict[str, str]

    def again(self, if_none_match: str | None) -> Response:
        """Return the answer anew."""
        etag = self.headers.get("etag")
        if etag is not None and is_known(if_none_match, etag):
            return Response(status_code=304, headers={"ETag": etag})
        return Response(self.body, headers=self.headers)


class Answers:
    """The answers of one moment of the register."""

    def __init__(self) -> None:
        self._moment: tuple[int, date] | None = None
        self._kept: dict[Question, KeptAnswer] = {}
        self._bytes = 0

    def find(self, moment: tuple[int, date], question: Question) -> KeptAnswer | None:
        """Return the answer to a question, if it has been asked since the last change."""
        return self._kept.get(question) if moment == self._moment else None

    def keep(self, moment: tuple[int, date], question: Question, answer: Response) -> None:
        """Keep an answer until something changes."""
        body = bytes(answer.body)
        if answer.status_code != 200 or len(body) > LARGEST_KEPT:
            return
        if self._moment is None or moment > self._moment or self._bytes > KEPT_BYTES:
            self._moment, self._kept, self._bytes = moment, {}, 0
        if moment == self._moment:
            self._kept[question] = KeptAnswer(body, dict(answer.headers))
            self._bytes += len(body)
