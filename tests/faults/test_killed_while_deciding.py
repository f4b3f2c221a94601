"""A decision that has been acknowledged is there, whole, whenever the process was killed."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from uuid import UUID

import httpx2
import pytest
from sqlalchemy import Connection, func, select
from sqlmodel import col

from app.database import Database
from app.operations.kept.idempotency import IdempotentAnswer
from intake.decisions.decision import Decision
from intake.requests.request import RequestState, SystemRequest
from record.history.changes import Change
from record.history.reading import verify_history
from record.outbox.messages import Message
from record.people import Role
from tests.app.gate.house import found
from tests.app.gate.waiting import put_in_review
from tests.conftest import DATABASES
from tests.factories import TESTER, make_person, make_token
from tests.faults.deciding import REJECTED, Desk, print_of
from tests.faults.killing import wait_for_the_server
from tests.mail import free_port

pytestmark = pytest.mark.server

ROOT = Path(__file__).parents[2]
THOROUGH = "postgresql" in DATABASES
ROUNDS = int(os.environ.get("SAMSYN_TEST_SOAK", "50" if THOROUGH else "4"))
SERVERS = 5 if THOROUGH else 1
"""So many rounds in each database, and so many of them through a server."""
AT_A_TIME = 20
FURTHER = (0, 1, 2, 3, 8)
"""So many decisions are waited for, so that the process is killed during one that follows."""
LONGEST, SECONDS = 0.04, 0.8
"""How long a process may go on then, and a server from its start."""
SOON = 3
"""Seconds until a server that was killed is there again."""


@dataclass
class Waiting:
    """The requests of one register: what waits for a decision, and what has been answered."""

    database: Database
    token: str
    requests: list[str] = field(default_factory=list)
    answered: dict[str, str] = field(default_factory=dict)
    """What was acknowledged of a request: the print of the answer."""
    decided: set[str] = field(default_factory=set)
    starts: list[float] = field(default_factory=list)
    """How many seconds each server took until it was ready."""

    def next(self) -> list[str]:
        """Return what waits, filled up."""
        missing = AT_A_TIME - len(self.requests)
        self.requests += map(str, put_in_review(self.database, self.unit, self.author, missing))
        return self.requests

    def __post_init__(self) -> None:
        with self.database.writing(TESTER) as session:
            self.unit, _system = found(session)
            self.author = make_person(session, email="anna@kommunen.example")

    def acknowledge(self, lines: list[str]) -> None:
        """Take note of what a process has said."""
        for line in lines:
            word, request, answer = line.split()
            assert word == "decided"
            self.answered[request] = answer

    def check(self) -> None:
        """Find everything that was acknowledged, and nothing half."""
        wait_for_the_server(self.database)
        with self.database.reading() as connection:
            decided = _decided(connection)
            assert self.answered.keys() <= decided, "what was answered is kept"
            assert _with_state(connection, RequestState.REJECTED) == decided
            assert _in_history(connection, "decision", "created") == decided
            assert _in_history(connection, "system_request", "changed") == decided
            assert _told(connection) == decided
            kept = connection.scalar(select(func.count()).select_from(IdempotentAnswer))
            assert kept == len(decided)
            assert verify_history(connection).intact
        self.requests = [one for one in self.requests if one not in decided]
        self.decided = decided


def _once_each(ids: Iterator[UUID | str]) -> set[str]:
    counted = Counter(map(str, ids))
    assert set(counted.values()) <= {1}, "never two for one request"
    return set(counted)


def _decided(connection: Connection) -> set[str]:
    return _once_each(connection.scalars(select(col(Decision.request_id))))


def _with_state(connection: Connection, state: RequestState) -> set[str]:
    there = select(col(SystemRequest.id)).where(col(SystemRequest.state) == state)
    return _once_each(connection.scalars(there))


def _in_history(connection: Connection, kind: str, action: str) -> set[str]:
    told = select(col(Change.about)).where(
        col(Change.object_type) == kind, col(Change.action) == action
    )
    return _once_each(connection.scalars(told))


def _told(connection: Connection) -> set[str]:
    return _once_each(connection.scalars(select(col(Message.object_id))))


@pytest.fixture
def waiting(database: Database) -> Waiting:
    """An empty desk, with somebody who decides."""
    with database.writing(TESTER) as session:
        token = make_token(session, Role.HEAD_OF_IT)
    return Waiting(database, token)


@contextmanager
def process(*command: str) -> Iterator[subprocess.Popen[str]]:
    """Give a process, which ends with the test."""
    started = [sys.executable, "-m", "tests.faults.deciding", *command]
    pipe = subprocess.PIPE
    with subprocess.Popen(started, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as running:
        try:
            yield running
        finally:
            running.kill()


def decide_and_kill(
    deciding: subprocess.Popen[str], requests: list[str], chance: random.Random
) -> list[str]:
    """Kill a process while it decides; return what it has acknowledged."""
    assert deciding.stdin is not None
    assert deciding.stdout is not None
    deciding.stdin.write(f"{' '.join(requests)}\n")
    deciding.stdin.flush()
    said = [deciding.stdout.readline()]
    _, number = deciding.stdout.readline().split()
    said += [deciding.stdout.readline() for _ in range(chance.choice(FURTHER))]
    time.sleep(chance.uniform(0, LONGEST))
    os.kill(int(number), signal.SIGKILL)
    return [*said, *iter(deciding.stdout.readline, "ended\n")]


def test_of_a_process_that_is_killed_every_decision_is_whole_or_not_there(
    waiting: Waiting, database_url: str
) -> None:
    chance = random.Random(20261123)
    with process("decide", database_url, waiting.token) as deciding:
        for _ in range(ROUNDS):
            waiting.acknowledge(decide_and_kill(deciding, waiting.next(), chance))
            waiting.check()

    assert len(waiting.decided) > ROUNDS, "most rounds decide on several"
    answered_again(waiting, database_url)


def answered_again(waiting: Waiting, url: str) -> None:
    """Ask again, elsewhere: what was acknowledged is answered alike, and done no more."""
    desk = Desk(url, waiting.token)
    for request, answer in waiting.answered.items():
        again = desk.decide(request, "none")
        assert (again.status_code, print_of(bytes(again.body))) == (201, answer)
    desk.database.close()
    waiting.check()


@contextmanager
def served(url: str, waiting: Waiting) -> Iterator[tuple[int, httpx2.Client]]:
    """Serve the register; give the server's process, and somebody who calls it."""
    port, begun = free_port(), time.monotonic()
    who = {"Authorization": f"Bearer {waiting.token}"}
    address = f"http://127.0.0.1:{port}"
    with (
        process("serve", url, str(port)) as server,
        httpx2.Client(base_url=address, headers=who, timeout=30) as caller,
    ):
        until = time.monotonic() + 30
        while not is_ready(caller) and time.monotonic() < until:
            time.sleep(0.02)
        waiting.starts.append(time.monotonic() - begun)
        yield server.pid, caller


def is_ready(caller: httpx2.Client) -> bool:
    try:
        return caller.get("/health/ready").status_code == 200
    except httpx2.TransportError:
        return False


def decide(caller: httpx2.Client, request: str) -> bytes:
    """Read a request and decide on it; the key is the same each time."""
    address = f"/api/v1/requests/{request}"
    tag = caller.get(address).headers["ETag"]
    told = {"If-Match": tag, "Idempotency-Key": request, "Content-Type": "application/json"}
    answer = caller.post(f"{address}/decisions", content=REJECTED, headers=told)
    assert answer.status_code == 201, answer.text
    return answer.content


def decide_until_killed(waiting: Waiting, caller: httpx2.Client, requests: list[str]) -> str | None:
    """Decide until there is no answer any more; return the request that got none."""
    for request in requests:
        try:
            waiting.answered[request] = print_of(decide(caller, request))
        except httpx2.TransportError:
            return request
    return None


def test_of_a_server_that_is_killed_every_decision_is_whole_or_not_there(
    waiting: Waiting, database_url: str
) -> None:
    chance = random.Random(20261124)
    unknown: str | None = None
    for _ in range(SERVERS):
        with served(database_url, waiting) as (server, caller):
            if unknown is not None:
                # Whether it was kept or not: asked again, it is done, and once.
                waiting.answered[unknown] = print_of(decide(caller, unknown))
            requests = waiting.next()
            killing = Timer(chance.uniform(0, SECONDS), os.kill, (server, signal.SIGKILL))
            killing.start()
            unknown = decide_until_killed(waiting, caller, requests)
            killing.join()
        waiting.check()

    assert waiting.decided
    assert min(waiting.starts) < SOON, "others may keep the machine busy, but not all the while"
    answered_again(waiting, database_url)
