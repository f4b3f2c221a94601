"""An import that is killed has happened whole, or not at all."""

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
from sqlalchemy import func, select

from app.database import Database
from inventory.systems.system import System
from record.history.changes import Change
from record.history.reading import verify_history
from tests.factories import TESTER, make_system, take_file
from tests.faults.killing import wait_for_the_server

pytestmark = pytest.mark.server

ROOT = Path(__file__).parents[2]
SOAK = int(os.environ.get("SAMSYN_TEST_SOAK", "0"))
ROWS = 10_000 if SOAK else 1_000
ROUNDS = 10 if SOAK else 6
REGISTERS = max(1, min(SOAK, 200) // ROUNDS)
"""What is imported over and over fills a register: each has so many rounds."""
LONGEST_END = ROWS / 4_000
"""How long the process may go on, in seconds, when all rows are taken and are being written."""


def a_file(number: int) -> str:
    rows = (f"R{number}-{row};System {number} {row};Syfte {row};Namn {row}" for row in range(ROWS))
    return "\n".join(["id;Systemnamn;Beskrivning;Alias", "K1;Heroma;Ändrad;", *rows])


@contextmanager
def importer(url: str) -> Iterator[subprocess.Popen[str]]:
    """Give a process that imports what it is asked to, and says how far it has come."""
    command = [sys.executable, "-m", "tests.faults.writing", "import", url]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def import_and_kill(process: subprocess.Popen[str], path: Path, chance: random.Random) -> bool:
    """Kill an import while it takes rows or writes them; return whether it said it was kept."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{path}\n")
    process.stdin.flush()
    importing = int(process.stdout.readline().split()[1])
    at_row = chance.choice([chance.randrange(ROWS), ROWS, ROWS])
    row = 0
    while row < at_row - 100:
        row = int(process.stdout.readline())
    time.sleep(chance.uniform(0, 0.02 if at_row < ROWS else LONGEST_END))
    with suppress(ProcessLookupError):  # it was done before
        os.kill(importing, signal.SIGKILL)
    said = list(iter(process.stdout.readline, "ended\n"))
    return "kept\n" in said


def counted(database: Database) -> tuple[int, int]:
    """Return how many systems and how many entries of the history there are; all must be whole."""
    with database.reading() as connection:
        systems = connection.scalar(select(func.count()).select_from(System))
        entries = connection.scalar(select(func.count()).select_from(Change))
        assert verify_history(connection).intact
    return systems or 0, entries or 0


@pytest.mark.parametrize("register", range(REGISTERS))
def test_an_import_that_is_killed_leaves_old_or_new_and_never_between(
    database: Database, database_url: str, tmp_path: Path, register: int
) -> None:
    chance = random.Random(20261123 + register)
    with database.writing(TESTER) as session:
        make_system(session, "Heroma", external_id="K1")
    before = counted(database)
    outcomes = []
    with importer(database_url) as process:
        for number in range(ROUNDS):
            path = tmp_path / f"{number}.csv"
            path.write_text(a_file(number), encoding="utf-8")

            said_kept = import_and_kill(process, path, chance)

            wait_for_the_server(database)
            after = counted(database)
            # Each system and its alias, and the import itself; once, the one that was there.
            whole = (before[0] + ROWS, before[1] + 2 * ROWS + 1)
            new = after in (whole, (whole[0], whole[1] + 1))
            assert new or after == before
            assert new or not said_kept, "what was answered is kept"
            outcomes.append(new)
            before = after

    assert False in outcomes, "some were killed in time"
    interrupted = a_file(outcomes.index(False))
    for expected in ((ROWS, 0), (0, ROWS)):
        with database.writing(TESTER) as session:
            done = take_file(session, "systems", interrupted)
        assert (done.created, done.unchanged // ROWS * ROWS) == expected
    assert counted(database)[0] == before[0] + ROWS
