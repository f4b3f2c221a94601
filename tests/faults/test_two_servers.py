"""Two servers on one register: both are right, and both know of what the other has done."""

from pathlib import Path

import httpx2
import pytest

from app.database import Database
from record.history.reading import verify_history
from record.people import Role
from tests.app.cli.conftest import CommandLine
from tests.factories import TESTER, make_token
from tests.faults.servers import Writer, server
from tests.ports import free_port

pytestmark = pytest.mark.server

EACH = 15


def test_two_servers_on_one_register_write_one_history(
    database: Database, database_url: str
) -> None:
    with database.writing(TESTER) as session:
        token = make_token(session, Role.REGISTER_EDITOR)
    ports = free_port(), free_port()
    with server(database_url, ports[0]), server(database_url, ports[1]):
        writers = [
            Writer(ports[turn % 2], token, [f"f{turn}_{n}" for n in range(EACH)])
            for turn in range(4)
        ]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        told = [functions(port, token) for port in ports]

    assert {status for one in writers for each in one.answers.values() for status in each} == {201}
    assert told[0] == told[1] == {code for writer in writers for code in writer.codes}
    with database.reading() as connection:
        assert verify_history(connection).intact


def test_commands_work_beside_a_server_that_is_written_to(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    with database.writing(TESTER) as session:
        token = make_token(session, Role.REGISTER_EDITOR)
    port, run = free_port(), CommandLine(database_url)
    writers = [Writer(port, token, [f"f{turn}_{n}" for n in range(EACH)]) for turn in range(2)]
    with server(database_url, port):
        for writer in writers:
            writer.start()
        run.lines("token", "create", "--name", "prov", "--role", "auditor")
        run.lines("db", "backup", str(tmp_path / "samsyn.backup"))
        run.lines("history", "verify")
        run.lines("systems", "list")
        for writer in writers:
            writer.join()
        run.lines("db", "check")

    assert {status for one in writers for each in one.answers.values() for status in each} == {201}
    with database.reading() as connection:
        assert verify_history(connection).intact


def functions(port: int, token: str) -> set[str]:
    address = f"http://127.0.0.1:{port}/api/v1/functions?limit=200"
    answer = httpx2.get(address, headers={"Authorization": f"Bearer {token}"})
    return {item["code"] for item in answer.json()["items"]}
