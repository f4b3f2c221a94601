"""What only one database speaks: how each is opened so that an answered write is a kept one."""

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from math import inf
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Dialect, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from app.storage.turns import Turns

BUSY_SECONDS = 10
RESTS_SINCE = "rests since"
RESTS_SECONDS = 0.2
"""A connection that was used just now need not be asked whether it still is one."""
REACHED: dict[str, Any] = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": BUSY_SECONDS * 1000,
}
"""A PostgreSQL whose machine says nothing any more is given up, which would else take hours."""
POOL = 20
"""Connections per process: one for each thread that answers calls, and a few beside."""
SQLITE_DURABLE = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
POSTGRESQL_DURABLE = ("fsync", "full_page_writes", "synchronous_commit")
DURABLE_COMMITS = frozenset({"on", "remote_write", "remote_apply"})


class UnsafeDatabaseError(Exception):
    """The database would lose what it has acknowledged, or is of a kind that is not supported."""


def open_engine(url: str) -> Engine:
    """Return an engine for SQLite or PostgreSQL; anything else is refused."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise UnsafeDatabaseError(
            "SAMSYN_DATABASE_URL går inte att tolka som en adress."
        ) from error
    match parsed.get_backend_name():
        case "sqlite":
            return _open_sqlite(parsed)
        case "postgresql":
            return _open_postgresql(parsed)
        case other:
            raise UnsafeDatabaseError(
                f"Samsyn stöder SQLite och PostgreSQL, inte {other}. Ändra SAMSYN_DATABASE_URL."
            )


def line_of_writers(engine: Engine) -> Callable[[], AbstractContextManager[None]]:
    """Return how those who write through an engine wait for each other before they begin."""
    return Turns(BUSY_SECONDS).taken if engine.dialect.name == "sqlite" else nullcontext


def check_durable(connection: Connection) -> None:
    """Refuse a database that is set up to lose acknowledged writes."""
    if connection.dialect.name == "sqlite":
        _check_sqlite(connection)
    else:
        _check_postgresql(connection)


def _open_sqlite(url: URL) -> Engine:
    if not url.database or url.database == ":memory:":
        raise UnsafeDatabaseError("Registret behöver en fil: sqlite:///sökväg/till/samsyn.sqlite.")
    path = Path(url.database)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Only the owner reads the register; -wal and -shm take their mode from the file.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    options = {"timeout": BUSY_SECONDS}
    engine = create_engine(url, connect_args=options, pool_size=POOL, pool_use_lifo=True)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    event.listen(engine, "checkin", _let_go_of_sqlite)
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own BEGIN would come late and deferred; transactions are begun in _begin_sqlite.
    connection.isolation_level = None
    for pragma, value in SQLITE_DURABLE.items():
        connection.execute(f"PRAGMA {pragma}={value}")
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA secure_delete=ON")
    # Else REPLACE would delete an entry of the history without asking the trigger on DELETE.
    connection.execute("PRAGMA recursive_triggers=ON")


def _begin_sqlite(connection: Connection) -> None:
    # A deferred BEGIN that turns into a write fails with "database is locked" when another wrote in
    # between; a writer therefore takes the lock at once.
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _let_go_of_sqlite(connection: sqlite3.Connection | None, _record: object) -> None:
    # A COMMIT that fails leaves its transaction, and the lock, while the pool believes it over.
    if connection is not None and connection.in_transaction:
        connection.rollback()


def _check_sqlite(connection: Connection) -> None:
    for pragma, wanted in SQLITE_DURABLE.items():
        found = connection.exec_driver_sql(f"PRAGMA {pragma}").scalar()
        if found != wanted:
            raise UnsafeDatabaseError(
                f"SQLite har {pragma}={found} men Samsyn kräver {wanted}; "
                "ligger filen på en nätverksdisk? Flytta den till en lokal disk."
            )


def _open_postgresql(url: URL) -> Engine:
    address = url.set(drivername="postgresql+psycopg")
    engine = create_engine(address, connect_args=REACHED, pool_size=POOL, pool_use_lifo=True)
    event.listen(engine, "connect", _set_up_postgresql)
    event.listen(engine, "checkin", _note_rest)
    event.listen(engine, "checkout", partial(_wake, engine.dialect))
    return engine


def _note_rest(_connection: object, record: ConnectionPoolEntry) -> None:
    record.info[RESTS_SINCE] = time.monotonic()


def _wake(dialect: Dialect, connection: Any, record: ConnectionPoolEntry, _proxy: object) -> None:
    """Let a connection that has rested be replaced if the server has been restarted meanwhile."""
    if time.monotonic() - record.info.get(RESTS_SINCE, -inf) < RESTS_SECONDS:
        return
    try:
        dialect.do_ping(connection)
    except dialect.loaded_dbapi.Error as error:
        raise DisconnectionError from error


def _set_up_postgresql(connection: Any, _record: object) -> None:
    # Compiling a select with many joins takes PostgreSQL a hundred times as long as answering it.
    connection.autocommit = True
    connection.execute("SET jit = off")
    # Who waits for a program that has stopped in the middle is told so, as on SQLite.
    connection.execute(f"SET lock_timeout = '{BUSY_SECONDS}s'")
    connection.autocommit = False


def _check_postgresql(connection: Connection) -> None:
    for setting in POSTGRESQL_DURABLE:
        found = connection.execute(text(f"SHOW {setting}")).scalar()
        if found not in DURABLE_COMMITS:
            raise UnsafeDatabaseError(
                f"PostgreSQL har {setting}={found}: en kvitterad ändring kan gå förlorad. "
                f"Sätt {setting}=on."
            )
