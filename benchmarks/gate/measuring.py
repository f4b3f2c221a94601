"""Decisions of several people at once, through a real server."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.database import Database
from benchmarks.gate.waiting import fill_desk
from benchmarks.register.load.conversations import ROOT, request
from benchmarks.register.load.lines import Answers, put_under_load
from benchmarks.register.made_up.register import fill
from benchmarks.register.registers import Registers
from benchmarks.register.serving.server import Server, serving
from benchmarks.section import Tell
from record.people import Role

SYSTEMS = 500
REQUESTS = 300
CLIENTS = 8
WARM_UP = 20
SECONDS = 15.0
ANY = "*"
"""If-Match: whichever version there is; it is read and made into a tag all the same."""


@dataclass
class Decided:
    """What decisions took on one database."""

    database: str
    answers: Answers
    seconds: float
    server_cpu: float
    database_cpu: float

    @property
    def per_second(self) -> float:
        """Return how many decisions were kept in a second."""
        return len(self.answers.seconds) / self.seconds

    def milliseconds(self, share: float) -> float:
        """Return how long all but the slowest took at most."""
        return 1000 * self.answers.percentile(share)

    def microseconds(self, cpu: float) -> float:
        """Return CPU seconds as what each decision takes of them."""
        return 1e6 * cpu / len(self.answers.seconds)


class Deciding:
    """Decides on one request after the other; several share those that are left."""

    def __init__(self, token: str, left: list[UUID]) -> None:
        self._token, self._left = token, left

    def ask(self) -> bytes:
        if not self._left:
            return b""
        body = {"outcome": "rejected", "reason": "Det finns redan ett system som räcker."}
        path = f"{ROOT}/requests/{self._left.pop()}/decisions"
        return request("POST", path, self._token, body, ANY)

    def hear(self, head: bytes) -> None:
        pass


def measure(databases: list[Registers], tell: Tell) -> Iterator[Decided]:
    """Measure on each database."""
    for registers in databases:
        tell(f"{registers.name}: lägger {REQUESTS} ärenden på bordet …")
        register = registers.make()
        database = Database(registers.address(register))
        token = fill(database, SYSTEMS).tokens[Role.HEAD_OF_IT]
        waiting = fill_desk(database, REQUESTS)
        database.close()
        tell(f"{registers.name}: beslutar …")
        variables = {
            "SAMSYN_DATABASE_URL": registers.address(register),
            "SAMSYN_RATE_WRITES": "0",
        }
        with serving("register", variables, "/health/ready") as server:
            _decide(server, token, waiting[:WARM_UP])
            yield _measured(registers, server, token, waiting[WARM_UP:])


def _measured(registers: Registers, server: Server, token: str, waiting: list[UUID]) -> Decided:
    cpu, database_cpu, since = server.cpu(), registers.cpu(), time.perf_counter()
    answers = _decide(server, token, waiting)
    return Decided(
        registers.name,
        answers,
        seconds=time.perf_counter() - since,
        server_cpu=server.cpu() - cpu,
        database_cpu=registers.cpu() - database_cpu,
    )


def _decide(server: Server, token: str, waiting: list[UUID]) -> Answers:
    left = waiting.copy()
    conversations = [Deciding(token, left) for _ in range(CLIENTS)]
    return put_under_load(server.port, conversations, SECONDS)
