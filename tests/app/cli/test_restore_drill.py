"""A backup is taken while people work, restored elsewhere, verified and compared."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest
from sqlalchemy import make_url, select
from sqlmodel import col

from app.database import Database
from record.people import Person
from tests.app.cli.conftest import CommandLine
from tests.factories import TESTER, make_person
from tests.registers import administer, at, take_away

WRITERS = 3


@contextmanager
def working(database: Database, kept: set[str]) -> Iterator[None]:
    """Let people enter others, and write down each that was answered with a yes."""
    over = threading.Event()

    def enter(writer: int) -> None:
        number = 0
        while not over.is_set():
            number += 1
            with database.writing(TESTER) as session:
                name = make_person(session, f"Person {writer}-{number}").name
            kept.add(name)

    threads = [threading.Thread(target=enter, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


@pytest.fixture
def elsewhere(database_url: str, tmp_path: Path) -> Iterator[str]:
    """The address of a place where there is no register."""
    if make_url(database_url).get_backend_name() == "sqlite":
        yield f"sqlite:///{tmp_path / 'annan' / 'samsyn.sqlite'}"
        return
    name = f"{make_url(database_url).database}_drill"
    administer(database_url, f'CREATE DATABASE "{name}"')
    yield at(database_url, name)
    take_away(at(database_url, name))


def _wait_for(kept: set[str]) -> None:
    until = monotonic() + 30
    while len(kept) < 20:
        assert monotonic() < until
        sleep(0.01)


def test_all_that_was_answered_before_a_backup_is_in_it(
    run: CommandLine, database: Database, elsewhere: str, tmp_path: Path
) -> None:
    backup, kept = str(tmp_path / "samsyn.backup"), set[str]()
    with working(database, kept):
        _wait_for(kept)
        before = set(kept)
        run.lines("db", "backup", backup)
    told = " ".join(run.lines("db", "restore", backup, url=elsewhere))

    restored = Database(elsewhere)
    with restored.reading() as connection:
        found = set(connection.scalars(select(col(Person.name))))
    restored.close()
    assert before <= found <= kept
    assert "Historiken är hel, och registret är som den säger." in told
    run.lines("db", "check", url=elsewhere)
    run.lines("history", "verify", url=elsewhere)
