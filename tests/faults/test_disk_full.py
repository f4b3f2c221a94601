"""A disk without room: what was answered is kept, nothing is half saved, and reading goes on."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import httpx2
import psycopg
import pytest

from app.database import Database
from record.history.reading import verify_history
from record.people import Role
from tests.conftest import DATABASES
from tests.factories import TESTER, make_token
from tests.faults.clusters import cluster_on
from tests.faults.entering import FULL, Register
from tests.faults.servers import server
from tests.faults.small_disks import full, small_disk
from tests.ports import free_port
from tests.registers import administer

ROOT = Path(__file__).parents[2]
ROOM = 1_000_000
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


class OnDisk(NamedTuple):
    """A register, and the disk that it is on."""

    register: Register
    disk: Path


@pytest.fixture(params=DATABASES)
def small(request: pytest.FixtureRequest) -> Iterator[OnDisk]:
    """A register on a small disk."""
    yield from {"sqlite": on_sqlite, "postgresql": on_postgresql}[request.param]()


def on_sqlite() -> Iterator[OnDisk]:
    with small_disk("8m") as disk:
        database = Database(f"sqlite:///{disk}/samsyn.sqlite")
        yield OnDisk(Register(database), disk)
        database.close()


def on_postgresql() -> Iterator[OnDisk]:
    with small_disk("160m") as disk, cluster_on(disk) as cluster:
        database = Database(cluster.url)
        yield OnDisk(Register(database), disk)
        database.close()


@pytest.mark.server
def test_on_a_full_disk_reading_goes_on_and_writing_too_once_there_is_room(
    small: OnDisk,
) -> None:
    register, disk = small
    with full(disk):
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
        register = Register(Database(cluster.url))
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


@pytest.mark.server
def test_a_log_without_room_keeps_nobody_from_being_answered(
    database: Database, database_url: str
) -> None:
    if database.engine.dialect.name != "sqlite":
        pytest.skip("it is not about the database")
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    with database.writing(TESTER) as session:
        token = make_token(session, Role.REGISTER_EDITOR)
    port, body = free_port(), {"code": "f", "label": "A"}
    address = f"http://127.0.0.1:{port}/api/v1/functions"
    with server(database_url, port, "sh", "-c", 'exec "$0" "$@" >/dev/full 2>&1'):
        refused = httpx2.post(address, json=body)
        done = httpx2.post(address, json=body, headers={"Authorization": f"Bearer {token}"})

    assert refused.status_code == 401
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert done.status_code == 201
