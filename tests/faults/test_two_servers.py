"""Two servers on one register: both are right, and both know of what the other has done."""

import httpx2
import pytest

from app.database import Database
from record.history.reading import verify_history
from record.people import Role
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


def functions(port: int, token: str) -> set[str]:
    address = f"http://127.0.0.1:{port}/api/v1/functions?limit=200"
    answer = httpx2.get(address, headers={"Authorization": f"Bearer {token}"})
    return {item["code"] for item in answer.json()["items"]}
