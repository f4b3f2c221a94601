"""What is answered as done has been given to the disk before, and not only to the machine."""

import shutil
import signal
import time
from pathlib import Path

import httpx2
import pytest

from app.database import Database
from record.people import Role
from tests.factories import TESTER, make_token
from tests.faults.servers import server
from tests.ports import free_port

WRITES = 5


@pytest.mark.server
def test_every_write_is_on_the_disk_before_it_is_answered(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not here")
    if database.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL's files are the server's; its settings are checked at start")
    with database.writing(TESTER) as session:
        token = make_token(session, Role.REGISTER_EDITOR)
    trace, port = tmp_path / "trace", free_port()
    watched = (strace, "-D", "-f", "-y", "-e", "trace=fsync,fdatasync", "-o", str(trace))
    with server(database_url, port, *watched) as running:
        syncs = [written(port, token, number, trace) for number in range(WRITES)]
        running.send_signal(signal.SIGTERM)
        running.wait(20)

    assert min(syncs) >= 1, syncs


def written(port: int, token: str, number: int, trace: Path) -> int:
    """Write something; return how often the register's files were synchronised meanwhile."""
    before = synchronised(trace)
    body = {"code": f"f{number}", "label": "A"}
    told = {"Authorization": f"Bearer {token}"}
    address = f"http://127.0.0.1:{port}/api/v1/functions"
    assert httpx2.post(address, json=body, headers=told).status_code == 201
    time.sleep(0.05)  # what watches writes it down a little later
    return synchronised(trace) - before


def synchronised(trace: Path) -> int:
    return sum("samsyn.sqlite" in line for line in trace.read_text().splitlines())
