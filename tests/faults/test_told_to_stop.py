"""A server that is told to stop finishes what it has begun; who asks the next one loses nothing."""

import signal
import time

import pytest

from app.database import Database
from record.history.reading import verify_history
from record.people import Role
from tests.factories import TESTER, make_token
from tests.faults.servers import Writer, server
from tests.faults.test_two_servers import functions
from tests.ports import free_port

pytestmark = pytest.mark.server

EACH = 60


def test_no_write_is_lost_or_done_twice_when_one_server_follows_another(
    database: Database, database_url: str
) -> None:
    with database.writing(TESTER) as session:
        token = make_token(session, Role.REGISTER_EDITOR)
    port = free_port()
    writers = [Writer(port, token, [f"f{n}_{m}" for m in range(EACH)]) for n in range(3)]
    with server(database_url, port) as first:
        for writer in writers:
            writer.start()
        time.sleep(0.3)
        first.send_signal(signal.SIGTERM)
        ended = first.wait(20)
    before = sum(len(writer.answers) for writer in writers)
    with server(database_url, port):
        for writer in writers:
            writer.join()
        told = functions(port, token)

    assert ended in (0, -signal.SIGTERM, 128 + signal.SIGTERM)
    assert before < 3 * EACH, "it was stopped in the middle"
    # 503 is no failure: it says that nothing was done, and to ask again.
    assert {answers[-1] for one in writers for answers in one.answers.values()} == {201}
    assert told == {code for writer in writers for code in writer.codes}
    with database.reading() as connection:
        assert verify_history(connection).intact
