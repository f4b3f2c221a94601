"""What a request costs, in CPU time of the server and of its database."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from benchmarks.register.load.lines import Answers, Conversation, put_under_load
from benchmarks.register.serving.server import PATIENCE, Server

SECONDS = 1.2
WARM_UP_SECONDS = 0.3

Cpu = Callable[[], float]


@dataclass
class Cost:
    """CPU seconds so far, and the answers that they were spent on."""

    server: float = 0.0
    database: float = 0.0
    answers: Answers = field(default_factory=Answers)

    @property
    def microseconds(self) -> float:
        """Return the server's CPU time per request."""
        return 1e6 * self.server / max(len(self.answers.seconds), 1)

    @property
    def database_microseconds(self) -> float:
        """Return the database's own CPU time per request."""
        return 1e6 * self.database / max(len(self.answers.seconds), 1)


class Meter:
    """Measures what a server and its database spend while they are kept busy."""

    def __init__(self, server: Server, database: Cpu) -> None:
        self._server, self._database = server, database

    def unmeasured(self, conversations: Sequence[Conversation]) -> None:
        """Hold conversations to their end."""
        put_under_load(self._server.port, conversations, PATIENCE)

    def repeated(self, conversations: Sequence[Conversation], seconds: float = SECONDS) -> Cost:
        """Return the cost of requests that have been made before."""
        put_under_load(self._server.port, conversations, WARM_UP_SECONDS)
        cost = Cost()
        with self._spending(cost):
            cost.answers = put_under_load(self._server.port, conversations, seconds)
        return cost

    def once(self, conversations: Sequence[Conversation]) -> Cost:
        """Return the cost of conversations that are held to their end, once."""
        cost = Cost()
        with self._spending(cost):
            cost.answers = put_under_load(self._server.port, conversations, PATIENCE)
        return cost

    def in_passes(
        self, begin: Callable[[], Sequence[Conversation]], seconds: float = SECONDS
    ) -> Cost:
        """Return the cost of requests that come once each; what begins a pass is not counted."""
        cost, until = Cost(), time.monotonic() + seconds
        while time.monotonic() < until:
            conversations = begin()
            with self._spending(cost):
                answers = put_under_load(self._server.port, conversations, seconds)
            cost.answers.add(answers)
        return cost

    @contextmanager
    def _spending(self, cost: Cost) -> Iterator[None]:
        server, database = self._server.cpu(), self._database()
        yield
        cost.server += self._server.cpu() - server
        cost.database += self._database() - database
