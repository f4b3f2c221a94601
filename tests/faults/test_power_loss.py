"""What is answered as done has been given to the disk before, and not only to the machine."""

import os
import random
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import make_url, select
from sqlmodel import col

from app.database import Database
from inventory.vocabulary.functions import Function
from record.history.reading import verify_history
from record.people import Role
from tests.factories import TESTER, make_token
from tests.faults.servers import server
from tests.faults.unsynced import CALLS, WATCHED, Asked, Disk, asked_in
from tests.ports import free_port

pytestmark = pytest.mark.server

SOAK = int(os.environ.get("SAMSYN_TEST_SOAK", "0"))
WRITES = 500 if SOAK else 150
"""So many that SQLite moves pages from its log to its file in between."""
ROUNDS = SOAK or 100


@pytest.fixture
def asked(database: Database, database_url: str, tmp_path: Path) -> list[Asked]:
    """What a server asked of the disk while somebody wrote, and what lay there before."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not here")
    if database.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL's files are the server's; its settings are checked at start")
    with database.writing(TESTER) as session:
        token = make_token(session, Role.REGISTER_EDITOR)
    database.close()
    folder, trace, port = _folder(database_url), tmp_path / "trace", free_port()
    before = [
        Asked("pwrite64", str(file), file.read_bytes()) for file in folder.glob("samsyn.sqlite*")
    ]
    watched = (strace, "-D", *WATCHED, "-e", CALLS, "-o", str(trace))
    with server(database_url, port, *watched) as running:
        _write(port, token)
        running.send_signal(signal.SIGTERM)
        running.wait(30)
    synced = [Asked("fsync", one.file) for one in before]
    return [*before, *synced, *_until_the_last_answer(asked_in(trace, folder))]


def _folder(url: str) -> Path:
    return Path(str(make_url(url).database)).parent


def _write(port: int, token: str) -> None:
    told = {"Authorization": f"Bearer {token}"}
    with httpx2.Client(base_url=f"http://127.0.0.1:{port}/api/v1/", headers=told) as caller:
        for number in range(WRITES):
            body = {"code": f"f{number}", "label": "A"}
            assert caller.post("functions", json=body).status_code == 201


def _until_the_last_answer(asked: Iterator[Asked]) -> Iterator[Asked]:
    answers = 0
    for one in asked:
        yield one
        answers += one.is_answer
        if answers == WRITES:
            return


def test_whenever_the_power_goes_all_that_was_answered_is_on_the_disk(
    asked: list[Asked], tmp_path: Path
) -> None:
    chance, disk = random.Random(20261124), Disk({})
    moments = {len(asked) - 1, *(chance.randrange(len(asked)) for _ in range(ROUNDS))}
    for number, one in enumerate(asked):
        disk.take(one)
        if number in moments and disk.files:
            check(disk, chance, tmp_path / str(number))
        log = [unsure for unsure in disk.unsure if unsure.file.endswith("-wal")]
        assert not (one.is_answer and log), "synchronised first, answered then"

    assert disk.answers == WRITES
    moved = [one for one in asked if one.call == "pwrite64" and one.file.endswith(".sqlite")]
    assert len(moved) > 1, "pages were moved from the log to the file"
    with pytest.raises(AssertionError):
        check(forgetful(asked), chance, tmp_path / "lost")


def forgetful(asked: list[Asked]) -> Disk:
    """Return a disk that was never asked to keep SQLite's log."""
    disk = Disk({})
    for one in asked:
        if one.is_answer or not (one.file.endswith("-wal") and one.is_sync):
            disk.take(one)
    return disk


def check(disk: Disk, chance: random.Random, folder: Path) -> None:
    """Find all that was answered in what the disk holds when the power goes now."""
    folder.mkdir()
    for name, content in disk.after_power_loss(chance).items():
        (folder / Path(name).name).write_bytes(content)
    database = Database(f"sqlite:///{folder}/samsyn.sqlite")
    with database.reading() as connection:
        found = set(connection.scalars(select(col(Function.code))))
        assert verify_history(connection).intact
    database.close()
    shutil.rmtree(folder)
    assert len(found) in (disk.answers, disk.answers + 1)
    assert found == {f"f{number}" for number in range(len(found))}
