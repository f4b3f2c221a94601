"""What is read of tables that seldom change, kept until the history tells of a change in them."""

import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Transaction, bindparam, func, select
from sqlmodel import col

from record.driver.prepared import Prepared
from record.history.changes import Change, HistoryHead
from record.history.tail import MOST, News, Tail, read_news

T = TypeVar("T")
Reading = Callable[[Connection, date], T]

STANDING = "standing"
"""The execution option under which an engine hands its memory to whoever reads through it."""
TOUCHED = "touched"
"""Where a connection tells which rows have been written, but are not in the history yet."""

HEAD = Prepared(select(col(HistoryHead.sequence)))
NEWEST = (
    select(col(Change.object_type), func.max(col(Change.sequence)))
    .where(col(Change.sequence) > bindparam("after"), col(Change.sequence) <= bindparam("until"))
    .group_by(col(Change.object_type))
)
EVERY_DAY = date.min
"""For what does not depend on the day."""
MOST_AGES = 64
"""Past midnight the values of yesterday are of no use; a few days may be asked about at once."""


@dataclass(frozen=True)
class _Kept:
    at: int
    value: Any


class Standing:
    """The memory of one engine: several over one database each follow the history on their own."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._heads: WeakKeyDictionary[Transaction, int] = WeakKeyDictionary()
        self._head = 0
        self._tail = Tail()
        self._last: dict[str, int] = {}
        """The last change of each table, as far as the history has been followed."""
        self._kept: dict[tuple[Any, date], _Kept] = {}

    def forget(self) -> None:
        """Forget everything: another register may come to lie at the same address."""
        with self._turn:
            self._head, self._last, self._kept = 0, {}, {}
            self._heads = WeakKeyDictionary()
            self._tail.forget()

    def head(self, connection: Connection) -> int:
        """Return where the history ended when this transaction first asked."""
        transaction = connection.get_transaction()
        known = None if transaction is None else self._heads.get(transaction)
        if known is None:
            known = HEAD.scalar(connection) or 0
            if (transaction := connection.get_transaction()) is not None:
                self._heads[transaction] = known
        return known

    def give(
        self, connection: Connection, read: Reading[T], tables: Collection[str], today: date
    ) -> T:
        """Return what was read, unless one of the tables has changed at this moment or since."""
        head = self.head(connection)
        with self._turn:
            self._follow(connection, head)
            last = max((self._last.get(table, 0) for table in tables), default=0)
            kept = self._kept.get((read, today))
        if kept is not None and last <= min(kept.at, head):
            value: T = kept.value
            return value
        value = read(connection, today)
        # Where each select sees another moment, what was read may be of before and after a change.
        if last <= head and (HEAD.scalar(connection) or 0) == head:
            self._keep((read, today), _Kept(head, value))
        return value

    def _follow(self, connection: Connection, head: int) -> None:
        if head <= self._head:
            return
        if head - self._head > MOST:
            since = {"after": self._head, "until": head}
            self._last |= dict(connection.execute(NEWEST, since).all())
        else:
            for number, table, _about in self._tail.between(connection, self._head, head):
                self._last[table] = number
        self._head = head

    def news(self, connection: Connection, after: int, until: int) -> Sequence[News]:
        """Return what has been touched after one entry of the history until another."""
        return self._tail.between(connection, after, until)

    def _keep(self, key: tuple[Any, date], kept: _Kept) -> None:
        with self._turn:
            if len(self._kept) >= MOST_AGES:
                self._kept.clear()
            self._kept[key] = kept


def head_of(connection: Connection) -> int:
    """Return the sequence number of the history's last entry, as a transaction first saw it."""
    memory: Standing | None = connection.get_execution_options().get(STANDING)
    return memory.head(connection) if memory else HEAD.scalar(connection) or 0


def news_of(connection: Connection, after: int, until: int) -> Sequence[News]:
    """Return what was touched after one entry of the history until another that is seen."""
    memory: Standing | None = connection.get_execution_options().get(STANDING)
    if memory is None:
        return read_news(connection, after, until)
    return memory.news(connection, after, until)


def standing(connection: Connection, read: Reading[T], tables: Collection[str], today: date) -> T:
    """Return what `read` reads of some tables, from memory where a connection has one.

    What this very transaction has written is read anew, and not kept: it may be rolled back.
    """
    memory: Standing | None = connection.get_execution_options().get(STANDING)
    touched: Collection[tuple[str, Any]] = connection.info.get(TOUCHED, ())
    if memory is None or any(table in tables for table, _row in touched):
        return read(connection, today)
    return memory.give(connection, read, tables, today)
