"""A migration that is killed stands at one revision or the next, and can be gone on with."""

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

from app.database import Database
from app.storage.migrating import is_current, migrate
from record.history.reading import verify_history
from tests.factories import TESTER, make_system
from tests.faults.killing import wait_for_the_server
from tests.registers import administer, take_away

pytestmark = pytest.mark.server

ROOT = Path(__file__).parents[2]
ROUNDS = int(os.environ.get("SAMSYN_TEST_SOAK", "3"))
NEVER = 60.0


@contextmanager
def migrator() -> Iterator[subprocess.Popen[str]]:
    """Give a process that migrates what it is asked to."""
    command, pipe = [sys.executable, "-m", "tests.faults.migrating"], subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def migrate_and_kill(process: subprocess.Popen[str], url: str, seconds: float) -> str:
    """Kill a migration while it is under way; return how it ended."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{url}\n")
    process.stdin.flush()
    migrating = int(process.stdout.readline())
    if seconds < NEVER:
        time.sleep(seconds)
        with suppress(ProcessLookupError):  # it was done before
            os.kill(migrating, signal.SIGKILL)
    return process.stdout.readline().strip()


def empty(database: Database, url: str) -> None:
    """Let there be a database without any table."""
    database.close()
    take_away(url)
    if database.engine.dialect.name == "postgresql":
        administer(url, f'CREATE DATABASE "{database.engine.url.database}"')


def undisturbed(process: subprocess.Popen[str], database: Database, url: str) -> float:
    """Return how many seconds a migration takes that nobody kills, once the process has started."""
    for _ in range(2):
        empty(database, url)
        begun = time.monotonic()
        assert migrate_and_kill(process, url, NEVER) == "ended 0"
    return time.monotonic() - begun


def test_a_migration_that_is_killed_can_be_gone_on_with(
    database: Database, database_url: str
) -> None:
    chance, outcomes = random.Random(20261123), []
    with migrator() as process:
        longest = undisturbed(process, database, database_url)
        for _ in range(ROUNDS):
            empty(database, database_url)
            seconds = chance.uniform(0, 0.8 * longest)
            outcomes.append(migrate_and_kill(process, database_url, seconds))
            wait_for_the_server(database)

            migrate(database.engine)

            with database.writing(TESTER) as session:
                make_system(session)
            with database.reading() as connection:
                assert is_current(connection)
                assert verify_history(connection).intact

    assert set(outcomes) <= {"killed", "ended 0"}
    assert "killed" in outcomes
