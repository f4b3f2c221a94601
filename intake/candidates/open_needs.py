"""The needs of all open requests in memory, kept up with the history: one index for all looks."""

import threading
from typing import Self
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from intake.candidates.other_needs import Need, open_needs
from matching.functions.vocabulary.compiled import Vocabulary
from matching.known import Words
from matching.needs.index import Match, NeedIndex
from record.history.changes import Change
from record.standing import head_of

TABLES = ("system_request", "request_step", "request_function")
MOST_TOUCHED = 500
"""Past so many requests all are read anew."""


class OpenNeeds:
    """One per process: several over one database each follow the history on their own."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._head = -1
        self._words: Words | None = None
        self._needs: dict[str, Need] = {}
        self._index: NeedIndex

    def at(self, connection: Connection, words: Words) -> Self:
        """Catch up with what a connection sees, before anything is written through it.

        What is rolled back must not be remembered.
        """
        head = head_of(connection)
        with self._turn:
            if self._words is not words:
                self._read_all(connection, words)
            elif self._head < head:
                self._read_touched(connection, head)
            self._head = max(self._head, head)
        return self

    def match(self, need: Need, most: int) -> Match:
        """Return what asks for the same; a need has no influence on what is found for itself."""
        own = str(need.request_id)
        with self._turn:
            self._index.drop(own)
            try:
                return self._index.match(need.text, need.functions, need.title, most)
            finally:
                if own in self._needs:
                    self._put(self._needs[own])

    def _read_all(self, connection: Connection, words: Words) -> None:
        self._words, self._index = words, NeedIndex(words.vocabulary)
        self._needs = {}
        for need in open_needs(connection):
            self._put(need)

    def _read_touched(self, connection: Connection, head: int) -> None:
        touched = _touched(connection, self._head, head)
        if len(touched) > MOST_TOUCHED and self._words is not None:
            self._read_all(connection, self._words)
            return
        for request_id in touched:
            self._needs.pop(str(request_id), None)
            self._index.drop(str(request_id))
        for need in open_needs(connection, touched) if touched else ():
            self._put(need)

    def _put(self, need: Need) -> None:
        key = str(need.request_id)
        self._needs[key] = need
        self._index.put(need.profile(), need.served(self._vocabulary))

    @property
    def _vocabulary(self) -> Vocabulary:
        assert self._words is not None, "at comes first"  # noqa: S101 - narrows a type
        return self._words.vocabulary


def _touched(connection: Connection, after: int, until: int) -> set[UUID]:
    changes = select(col(Change.about)).where(
        col(Change.sequence) > after,
        col(Change.sequence) <= until,
        col(Change.object_type).in_(TABLES),
    )
    return set(connection.scalars(changes))
