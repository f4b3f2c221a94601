"""A disk without room: what was answered is kept, nothing is half saved, and reading goes on."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

from app.database import Database
from app.main import create_app
from app.settings import Settings
from app.storage.migrating import migrate
from record.history.reading import verify_history
from record.people import Role
from tests.client import Client
from tests.conftest import DATABASES
from tests.factories import TESTER, Caller, make_token, make_unit
from tests.faults.small_disks import cluster_on, full, small_disk
from tests.registers import administer

ROOT = Path(__file__).parents[2]
ROOM = 1_000_000
FULL = "Inget sparades. Registret går att läsa; meddela den som driftar Samsyn."
LONG = "Här står syftet. " * 100
NEXT_LOG_FILE = "SELECT pg_logical_emit_message(false, 'samsyn', 'x'), pg_switch_wal()"
"""When there is no room for another one, PostgreSQL stops."""


@pytest.mark.thorough
def test_when_no_file_may_grow_nothing_is_half_saved_and_reading_goes_on(
    database: Database, database_url: str
) -> None:
    if database.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL's files are the server's, not ours")

    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.writing", "fill", database_url, str(ROOM)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    failed, there, intact, after = done.stdout.splitlines()[-4:]
    kept, status, *detail = failed.split(maxsplit=2)
    assert int(kept) > 5
    assert status == "507"
    assert detail == [FULL]
    assert (there, intact, after) == (kept, "True", "kept")
    with database.reading() as connection:
        assert verify_history(connection).intact
        assert verify_history(connection).entries == int(kept) + 1


@dataclass
class Register:
    """A register on a disk of its own, served all the while, and what was acknowledged in it."""

    disk: Path
    database: Database
    caller: Caller = field(init=False)
    kept: set[str] = field(default_factory=set)
    asked: int = 0

    def __post_init__(self) -> None:
        migrate(self.database.engine)
        with self.database.writing(TESTER) as session:
            token, self.unit = make_token(session, Role.REGISTER_EDITOR), make_unit(session).id
        settings = Settings(rate_reads=0, rate_writes=0, read_ahead=False)
        self.caller = Caller(Client(create_app(settings, self.database)), token)
        assert self.enter() == 201

    def enter(self) -> int:
        """Enter a system; return the status."""
        self.asked += 1
        name = f"System {self.asked}"
        body = {"name": name, "owner_unit": str(self.unit), "purpose": LONG}
        answer = self.caller.post("systems", json=body)
        if answer.status_code == 201:
            self.kept.add(name)
        elif answer.status_code == 507:
            assert answer.json()["type"] == "/problems/storage-full"
            assert answer.json()["detail"] == FULL
        return answer.status_code

    def read(self) -> set[str]:
        """Return the systems that are read."""
        answer = self.caller.get("systems?limit=200")
        assert answer.status_code == 200, answer.text
        return {system["name"] for system in answer.json()["items"]}

    def check(self) -> None:
        """Find all that was acknowledged, nothing else, and a whole history."""
        assert self.read() == self.kept
        with self.database.reading() as connection:
            assert verify_history(connection).intact


@pytest.fixture(params=DATABASES)
def register(request: pytest.FixtureRequest) -> Iterator[Register]:
    """A register on a small disk."""
    yield from {"sqlite": on_sqlite, "postgresql": on_postgresql}[request.param]()


def on_sqlite() -> Iterator[Register]:
    with small_disk("8m") as disk:
        database = Database(f"sqlite:///{disk}/samsyn.sqlite")
        yield Register(disk, database)
        database.close()


def on_postgresql() -> Iterator[Register]:
    with small_disk("160m") as disk, cluster_on(disk) as cluster:
        database = Database(cluster.url)
        yield Register(disk, database)
        database.close()


@pytest.mark.server
def test_on_a_full_disk_reading_goes_on_and_writing_too_once_there_is_room(
    register: Register,
) -> None:
    with full(register.disk):
        statuses = [register.enter() for _ in range(40)]
        register.check()

    assert set(statuses) <= {201, 507}
    assert 507 in statuses
    assert [register.enter() for _ in range(3)] == [201] * 3
    register.check()


@pytest.mark.server
def test_a_postgresql_that_stops_for_want_of_room_is_found_again_when_it_is_back() -> None:
    if "postgresql" not in DATABASES:
        pytest.skip("it is PostgreSQL that stops")
    with small_disk("160m") as disk, cluster_on(disk) as cluster:
        register = Register(disk, Database(cluster.url))
        with full(disk):
            with suppress(psycopg.Error):
                while True:
                    administer(cluster.url, NEXT_LOG_FILE)
            assert register.enter() == 503
            assert register.caller.get("systems").status_code == 503
        cluster.restart()

        assert register.enter() == 201
        register.check()
        register.database.close()
