"""The needs of all open requests in memory, kept up with the history: one index for all looks."""

import threading
from typing import Self

from sqlalchemy import Connection

from intake.candidates.other_needs import Need, open_needs
from matching.functions.evidence import ServedFunction
from matching.known import Words
from matching.needs.index import Candidate, Match, NeedIndex
from record.standing import head_of, news_of

TABLES = frozenset({"system_request", "request_step", "request_function"})
Asked = tuple[ServedFunction, ...]

MOST_CHANGES = 2_000
"""Past so many changes all is read anew."""


class OpenNeeds:
    """One per process: several over one database each follow the history on their own."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._head = -1
        self._words: Words | None = None
        self._index: NeedIndex
        self._asked: dict[str, tuple[Need, Asked]] = {}
        """The functions that each need asks for."""

    def at(self, connection: Connection, words: Words) -> Self:
        """Catch up with what a connection sees, before anything is written through it.

        What is rolled back must not be remembered.
        """
        head = head_of(connection)
        with self._turn:
            if self._words is not words:
                self._read_all(connection, words)
            elif self._head < head:
                self._read_touched(connection, words, head)
            self._head = max(self._head, head)
        return self

    def match(self, need: Need, most: int) -> Match:
        """Return what asks for the same; a need has no influence on what is found for itself."""
        own = frozenset({str(need.request_id)})
        with self._turn:
            return self._index.match(need.text, need.functions, need.title, most, own)

    def likely(self, need: Need, asked: Asked, most: int) -> tuple[Candidate, ...] | None:
        """Return what is likely among what asks for the same, where that can be told quickly."""
        own = frozenset({str(need.request_id)})
        with self._turn:
            return self._index.likely(asked, most, own)

    def asked_for(self, need: Need, words: Words) -> Asked:
        """Return the functions that a need asks for; those of open requests are known."""
        with self._turn:
            known, asked = self._asked.get(str(need.request_id), (None, ()))
            if known == need and self._words is words:
                return asked
        return need.served(words.vocabulary)

    def _read_all(self, connection: Connection, words: Words) -> None:
        self._words, self._index, self._asked = words, NeedIndex(words.vocabulary), {}
        for need in open_needs(connection):
            self._put(need)

    def _read_touched(self, connection: Connection, words: Words, head: int) -> None:
        if head - self._head > MOST_CHANGES:
            self._read_all(connection, words)
            return
        news = news_of(connection, self._head, head)
        touched = {about for _sequence, table, about in news if table in TABLES}
        for key in map(str, touched):
            self._index.drop(key)
            self._asked.pop(key, None)
        for need in open_needs(connection, touched) if touched else ():
            self._put(need)

    def _put(self, need: Need) -> None:
        assert self._words is not None, "at comes first"  # noqa: S101 - narrows a type
        asked = need.served(self._words.vocabulary)
        self._index.put(need.profile(), asked)
        self._asked[str(need.request_id)] = need, asked
