"""A migration that is killed has happened whole or not at all, and can be gone on with."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import inspect

from app.database import Database
from app.storage.migrating import is_current, migrate
from record.history.reading import verify_history
from tests.factories import TESTER, make_system
from tests.faults.killing import wait_for_the_server
from tests.registers import administer, take_away

pytestmark = pytest.mark.server

ROOT = Path(__file__).parents[2]
SOAK = int(os.environ.get("SAMSYN_TEST_SOAK", "0"))
ROUNDS = min(SOAK, 100) or 3
EVERY = 1 if SOAK else 50
"""At every so manyth statement a migration is killed."""


class Migrator:
    """A process that migrates what it is asked to."""

    def __init__(self, running: subprocess.Popen[str]) -> None:
        self._running = running
        self.statements = 0
        """How many there were in the last migration that nobody killed."""

    def migrate(self, url: str, *, after: float | None = None, at: int = 0) -> str:
        """Migrate, and be killed after some seconds or at a statement; return how it ended."""
        assert self._running.stdin is not None
        self._running.stdin.write(f"{url} {at}\n")
        self._running.stdin.flush()
        migrating = int(self._said())
        if after is not None:
            time.sleep(after)
            with suppress(ProcessLookupError):  # it was done before
                os.kill(migrating, signal.SIGKILL)
        said = self._said()
        if said.startswith("statements"):
            self.statements = int(said.split()[1])
            said = self._said()
        return said

    def _said(self) -> str:
        assert self._running.stdout is not None
        return self._running.stdout.readline().strip()


@contextmanager
def migrator() -> Iterator[Migrator]:
    """Give such a process."""
    command, pipe = [sys.executable, "-m", "tests.faults.migrating"], subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            yield Migrator(process)
        finally:
            process.kill()


def empty(database: Database, url: str) -> None:
    """Let there be a database without any table."""
    database.close()
    take_away(url)
    if database.engine.dialect.name == "postgresql":
        administer(url, f'CREATE DATABASE "{database.engine.url.database}"')


def undisturbed(process: Migrator, database: Database, url: str) -> float:
    """Return how many seconds a migration takes that nobody kills, once the process has started."""
    for _ in range(2):
        empty(database, url)
        begun = time.monotonic()
        assert process.migrate(url) == "ended 0"
    return time.monotonic() - begun


def check_and_go_on(database: Database) -> bool:
    """Return whether the schema is the new one, else it is the old one; then migrate."""
    wait_for_the_server(database)
    with database.reading() as connection:
        is_new = is_current(connection)
        assert is_new or inspect(connection).get_table_names() == []

    migrate(database.engine)

    with database.writing(TESTER) as session:
        make_system(session)
    with database.reading() as connection:
        assert is_current(connection)
        assert verify_history(connection).intact
    return is_new


def test_a_migration_that_is_killed_at_some_moment_can_be_gone_on_with(
    database: Database, database_url: str
) -> None:
    chance, outcomes = random.Random(20261123), []
    with migrator() as process:
        longest = undisturbed(process, database, database_url)
        for _ in range(ROUNDS):
            empty(database, database_url)
            seconds = chance.uniform(0, 0.8 * longest)
            outcomes.append(process.migrate(database_url, after=seconds))
            is_new = check_and_go_on(database)
            assert is_new or outcomes[-1] == "killed"

    assert set(outcomes) <= {"killed", "ended 0"}
    assert "killed" in outcomes


def test_a_migration_that_is_killed_at_a_statement_has_not_happened(
    database: Database, database_url: str
) -> None:
    with migrator() as process:
        undisturbed(process, database, database_url)
        assert process.statements > EVERY
        for at in range(process.statements, 0, -EVERY):  # the last of them is the commit
            empty(database, database_url)
            assert process.migrate(database_url, at=at) == "killed"
            assert not check_and_go_on(database)
