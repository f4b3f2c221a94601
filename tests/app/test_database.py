"""An answered write is a kept one: how each database is opened, and which are refused."""

import sqlite3
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, func, make_url, select

from app.database import Database
from app.storage.dialects import UnsafeDatabaseError
from app.storage.migrating import is_current, migrate
from app.storage.tables import METADATA, TABLES
from record.history.reading import verify_history
from record.people import Person
from tests.factories import TESTER, make_person

WRITERS = 50


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Database]:
    """An empty register in a file that did not exist."""
    database = Database(f"sqlite:///{tmp_path / 'var' / 'samsyn.sqlite'}")
    migrate(database.engine)
    yield database
    database.close()


def pragma(connection: Connection, name: str) -> object:
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def is_postgresql(database: Database) -> bool:
    return database.engine.dialect.name == "postgresql"


def test_every_connection_to_sqlite_keeps_what_it_acknowledges(sqlite: Database) -> None:
    with ExitStack() as stack:
        for _ in range(8):
            connection = stack.enter_context(sqlite.reading())
            assert pragma(connection, "journal_mode") == "wal"
            assert pragma(connection, "synchronous") == 2
            assert pragma(connection, "foreign_keys") == 1
    with sqlite.writing(TESTER) as session:
        assert pragma(session.connection(), "synchronous") == 2


def test_only_the_owner_may_read_the_file(sqlite: Database) -> None:
    with sqlite.writing(TESTER) as session:
        make_person(session)
        path = Path(str(make_url(sqlite.engine.url).database))
        files = sorted(path.parent.iterdir())
        assert [file.name for file in files] == [path.name, f"{path.name}-shm", f"{path.name}-wal"]
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_a_writer_takes_the_lock_at_once(sqlite: Database) -> None:
    impatient = sqlite3.connect(str(sqlite.engine.url.database), timeout=0)
    with sqlite.writing(TESTER) as session:
        session.connection()
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            impatient.execute("BEGIN IMMEDIATE")
    impatient.close()


def test_readers_do_not_wait_for_a_writer(database: Database) -> None:
    with database.writing(TESTER) as session:
        make_person(session)
        session.flush()
        with database.reading() as connection:
            assert connection.scalar(select(func.count()).select_from(Person)) == 0


def test_all_that_a_reader_reads_is_of_one_moment(database: Database) -> None:
    count = select(func.count()).select_from(Person)
    with database.reading() as connection:
        before = connection.scalar(count)
        with database.writing(TESTER) as session:
            make_person(session)
        assert connection.scalar(count) == before


def test_fifty_writers_at_once_all_get_through(database: Database) -> None:
    start = Barrier(WRITERS)

    def write(number: int) -> None:
        start.wait()
        with database.writing(TESTER) as session:
            session.scalars(select(Person)).all()
            make_person(session, f"Person {number}")

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))

    with database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(Person)) == WRITERS
        assert verify_history(connection).intact


def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    def fail() -> None:
        with database.writing(TESTER) as session:
            make_person(session)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    with database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(Person)) == 0


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("mysql://localhost/samsyn", "stöder SQLite och PostgreSQL, inte mysql"),
        ("oracle://localhost/samsyn", "stöder SQLite och PostgreSQL, inte oracle"),
        ("sqlite://", "behöver en fil"),
        ("sqlite:///:memory:", "behöver en fil"),
        ("samsyn.sqlite", "går inte att tolka"),
        ("", "går inte att tolka"),
    ],
)
def test_a_database_that_cannot_keep_the_register_is_refused(url: str, why: str) -> None:
    with pytest.raises(UnsafeDatabaseError, match=why):
        Database(url)


def test_a_database_as_it_is_set_up_is_accepted(database: Database) -> None:
    database.check()


def test_sqlite_that_loses_what_it_acknowledged_is_refused(sqlite: Database) -> None:
    with sqlite.reading() as connection:
        connection.rollback()
        # The pragma takes no effect within a transaction.
        raw = connection.connection.dbapi_connection
        assert raw is not None
        raw.cursor().execute("PRAGMA synchronous=OFF")
    with pytest.raises(UnsafeDatabaseError, match="synchronous=0"):
        sqlite.check()


def test_nobody_waits_for_ever_for_postgresql_or_for_who_has_stopped_in_the_middle(
    database: Database,
) -> None:
    if not is_postgresql(database):
        pytest.skip("SQLite waits as long as it is told to, and for no other machine")
    with database.reading() as connection:
        assert connection.exec_driver_sql("SHOW lock_timeout").scalar() == "10s"
        driver: Any = connection.connection.driver_connection
        limits = driver.info.get_parameters()
    assert int(limits["connect_timeout"]) <= 5
    assert int(limits["tcp_user_timeout"]) <= 10_000
    assert int(limits["keepalives_idle"]) <= 5


@pytest.mark.parametrize("setting", ["synchronous_commit", "synchronous_commit_of_user"])
def test_postgresql_that_loses_what_it_acknowledged_is_refused(
    database: Database, database_url: str, setting: str
) -> None:
    if not is_postgresql(database):
        pytest.skip("SQLite has no such setting")
    name = database.engine.url.database
    whose = f'DATABASE "{name}"' if setting == "synchronous_commit" else "ROLE CURRENT_USER"
    place = "" if whose.startswith("DATABASE") else f'IN DATABASE "{name}"'
    with database.engine.begin() as connection:
        connection.exec_driver_sql(f"ALTER {whose} {place} SET synchronous_commit = off")
    opened_anew = Database(database_url)
    with pytest.raises(UnsafeDatabaseError, match="synchronous_commit=off"):
        opened_anew.check()
    opened_anew.close()


def test_the_migrations_lead_to_exactly_the_tables_of_the_code(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, METADATA) == []
        assert is_current(connection)


def test_the_list_of_tables_is_complete() -> None:
    assert {str(table.__tablename__) for table in TABLES} == set(METADATA.tables)


def test_migrating_again_changes_nothing(database: Database) -> None:
    with database.writing(TESTER) as session:
        make_person(session)

    migrate(database.engine)

    with database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(Person)) == 1
