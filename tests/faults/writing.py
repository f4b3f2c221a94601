"""A process that writes to the register until it is done, is killed, or has no room left.

    python -m tests.faults.writing import URL      (files to import, a line each, on its input)
    python -m tests.faults.writing fill URL BYTES

What it says on the way, one line each, is what the tests go by.
"""

import os
import resource
import sys
from pathlib import Path

from sqlalchemy import func, select

import app.storage.tables  # noqa: F401 - the session must know every table
from app.database import Database
from app.operations.answering.failures import as_problem
from app.problems.table import PROBLEMS
from inventory.importing.importing import Parcel, import_parcel
from record.history.reading import verify_history
from record.people import Person
from tests.factories import TESTER, make_person

TOLD_EVERY = 100
LONG = "x" * 2_000


def say(*words: object) -> None:
    """Say a line at one stroke: who is killed has said all of it, or nothing."""
    os.write(sys.stdout.fileno(), f"{' '.join(map(str, words))}\n".encode())


def import_each(url: str) -> None:
    """Import the files that are asked for, each in a process of its own, which may be killed."""
    for path in sys.stdin:
        process = os.fork()
        if process == 0:
            import_file(url, Path(path.strip()))
            os._exit(0)
        os.waitpid(process, 0)
        say("ended")


def import_file(url: str, path: Path) -> None:
    """Import systems, telling how many rows have been taken."""

    def progress(row: int, _rows: int) -> None:
        if row % TOLD_EVERY == 0:
            say(row)

    say("process", os.getpid())
    with Database(url).writing(TESTER) as session:
        import_parcel(session, Parcel("systems", "fil.csv", path.read_bytes()), progress)
    say("kept")


def fill(url: str, room: str) -> None:
    """Add people, each in a transaction of its own, until no file may grow further."""
    database = Database(url)
    allow(int(room))
    kept = 0
    try:
        while True:
            with database.writing(TESTER) as session:
                make_person(session, f"Person {kept}", title=LONG)
            kept += 1
    except Exception as error:  # noqa: BLE001 - which error it is, is what is asked
        problem = as_problem(error)
        say(kept, PROBLEMS[type(problem)].status, PROBLEMS[type(problem)].detail(problem))
    with database.reading() as connection:
        say(connection.scalar(select(func.count()).select_from(Person)))
        say(verify_history(connection).intact)
    allow(resource.RLIM_INFINITY)
    with database.writing(TESTER) as session:
        make_person(session)
    say("kept")


def allow(size: int) -> None:
    """Let no file grow beyond a size."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


if __name__ == "__main__":
    if sys.argv[1] == "import":
        import_each(sys.argv[2])
    else:
        fill(*sys.argv[2:])
