"""Copies of registers on SQLite, in memory: what takes long to put together is put back at once."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from app.database import Database


def is_empty_file(database: Database) -> bool:
    """Return whether this is a register on SQLite in which nothing has happened yet."""
    if database.engine.dialect.name != "sqlite":
        return False
    with database.reading() as connection:
        return not connection.exec_driver_sql("SELECT count(*) FROM change").scalar()


def copy_of(database: Database) -> sqlite3.Connection:
    """Return a copy."""
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    with _opened(database) as connection:
        connection.backup(copy)
    return copy


def put_back(database: Database, copy: sqlite3.Connection) -> None:
    """Let a register be what was copied."""
    with _opened(database) as connection:
        copy.backup(connection)


@contextmanager
def _opened(database: Database) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(str(database.engine.url.database))
    try:
        yield connection
    finally:
        connection.close()
