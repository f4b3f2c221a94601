"""The end of the history in memory: read once, for all who follow what is touched."""

import threading
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, bindparam, select
from sqlmodel import col

from record.driver.prepared import Prepared
from record.history.changes import Change

MOST = 4_000
"""So many entries are kept; who is further behind reads them again."""

BETWEEN = Prepared(
    select(col(Change.sequence), col(Change.object_type), col(Change.about))
    .where(col(Change.sequence) > bindparam("after"), col(Change.sequence) <= bindparam("until"))
    .order_by(col(Change.sequence))
)


_NUMBER = itemgetter(0)


class News(NamedTuple):
    """That something was done to a row of a table, and what that row is about."""

    sequence: int
    table: str
    about: UUID


class Tail:
    """The last entries of one history, as far as it has been followed; they never change."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._turn = threading.Lock()
        self._after = self._until = 0
        self._entries: list[News] = []

    def forget(self) -> None:
        """Forget everything: another history may come to lie at the same address."""
        with self._turn:
            self._after, self._until, self._entries = 0, 0, []

    def between(self, connection: Connection, after: int, until: int) -> Sequence[News]:
        """Return the entries after one until another, which the connection sees."""
        if after >= until:
            return ()
        with self._turn:
            self._follow(connection, after, until)
            if self._after <= after:
                first = bisect_right(self._entries, after, key=_NUMBER)
                return self._entries[first : bisect_right(self._entries, until, key=_NUMBER)]
        return read_news(connection, after, until)

    def _follow(self, connection: Connection, after: int, until: int) -> None:
        if until - self._until > self._most:
            self._after = self._until = after
            self._entries.clear()
        if until > self._until:
            self._entries += read_news(connection, self._until, until)
            self._until = until
        if len(self._entries) > self._most:
            self._after = self._entries[-self._most - 1].sequence
            del self._entries[: -self._most]


def read_news(connection: Connection, after: int, until: int) -> Sequence[News]:
    """Return the entries after one until another, as they stand in the history."""
    return [News(*row) for row in BETWEEN.rows(connection, after=after, until=until)]
