"""Copies of registers on SQLite, in memory: what takes long is done once, then put back."""

import sqlite3
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import select
from sqlmodel import col

from app.database import Database
from record.history.changes import HistoryHead

Result = TypeVar("Result")

_come_to = {""}
"""Where registers have come that may come there again: an empty history ends with no hash."""

_kept: dict[tuple[str, Hashable], tuple[Any, sqlite3.Connection]] = {}


def once(database: Database, what: Hashable, do: Callable[[], Result]) -> Result:
    """Do something to a register; put back what came of it where it has been done to the same one.

    The hash at the end of its history says which register it is: where a test has done something
    else first, all is done. What is returned is for all tests, and none may change it.
    """
    before = _come_to_by(database)
    if before not in _come_to or database.engine.dialect.name != "sqlite":
        return do()
    if (before, what) not in _kept:
        _kept[before, what] = (do(), _copy_of(database))
        _come_to.add(_come_to_by(database))
    kept: tuple[Result, sqlite3.Connection] = _kept[before, what]
    _put_back(database, kept[1])
    return kept[0]


def may_come_again(database: Database) -> None:
    """Let what is done to this register from now on be kept."""
    _come_to.add(_come_to_by(database))


def _come_to_by(database: Database) -> str:
    with database.reading() as connection:
        return connection.scalar(select(col(HistoryHead.hash))) or ""


def _copy_of(database: Database) -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    with _opened(database) as connection:
        connection.backup(copy)
    return copy


def _put_back(database: Database, copy: sqlite3.Connection) -> None:
    with _opened(database) as connection:
        copy.backup(connection)


@contextmanager
def _opened(database: Database) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(str(database.engine.url.database))
    try:
        yield connection
    finally:
        connection.close()
