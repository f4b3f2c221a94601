"""A database that goes away is told as such at once, and found again when it is back."""

import threading
import time

import pytest

from app.database import Database
from app.main import create_app
from app.settings import Settings
from record.history.reading import verify_history
from record.people import Role
from tests.client import Client
from tests.conftest import DATABASES
from tests.factories import TESTER, Caller, make_token
from tests.faults.clusters import cluster
from tests.faults.entering import Register
from tests.registers import administer

pytestmark = pytest.mark.server

CUT_OFF = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = '{name}' AND pid <> pg_backend_pid()"
)
SOON = 5
BACK = 3
"""Seconds: until who asks is answered, and until a database that is there again is found."""


def test_who_writes_while_connections_are_cut_is_told_and_goes_on(
    database: Database, database_url: str
) -> None:
    if database.engine.dialect.name != "postgresql":
        pytest.skip("SQLite has no connection that could be cut")
    with database.writing(TESTER) as session:
        token = make_token(session, Role.REGISTER_EDITOR)
    settings = Settings(rate_reads=0, rate_writes=0, read_ahead=False)
    caller = Caller(Client(create_app(settings, database)), token)
    statuses = []
    for number in range(30):
        if number % 3 == 0:
            administer(database_url, CUT_OFF.format(name=database.engine.url.database))
        asked, body = time.monotonic(), {"code": f"f{number}", "label": "A"}
        statuses.append(caller.post("functions", json=body).status_code)
        assert time.monotonic() - asked < SOON

    assert set(statuses) <= {201, 503}
    assert statuses[-1] == 201
    assert caller.get("functions").json()["total"] == statuses.count(201)
    with database.reading() as connection:
        assert verify_history(connection).intact


def test_a_database_that_is_restarted_while_somebody_writes_is_found_again_at_once() -> None:
    if "postgresql" not in DATABASES:
        pytest.skip("SQLite is not restarted")
    told: list[tuple[int, float]] = []
    over = threading.Event()

    def enter() -> None:
        while not over.is_set():
            asked = time.monotonic()
            told.append((register.enter(), time.monotonic() - asked))

    with cluster() as server:
        register = Register(Database(server.url))
        writer = threading.Thread(target=enter)
        writer.start()
        for _ in range(3):
            time.sleep(0.3)
            server.restart()
            there_again = time.monotonic()
            while register.caller.get("systems").status_code != 200:
                assert time.monotonic() - there_again < BACK
        over.set()
        writer.join()
        assert register.enter() == 201
        register.check()
        register.database.close()

    statuses = {status for status, _seconds in told}
    assert {201, 503} <= statuses <= {201, 503, 504}
    assert max(seconds for _status, seconds in told) < SOON


def test_without_its_database_a_server_says_so_and_is_not_ready() -> None:
    nowhere = Database("postgresql+psycopg://samsyn@127.0.0.1:1/samsyn")
    caller = Caller(Client(create_app(Settings(read_ahead=False), nowhere)), "samsyn_x")

    for address in ("me", "systems", "/health/ready"):
        asked = time.monotonic()
        answer = caller.get(address)
        assert answer.status_code == 503, address
        assert time.monotonic() - asked < SOON
    assert caller.post("systems", json={}).status_code == 503
    assert caller.get("/health/live").status_code == 200
