"""Keeping a server busy: so many connections, each asking again as soon as it has its answer."""

import selectors
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from benchmarks.register.serving.server import HOST

LARGEST_READ = 1 << 20
LENGTH = b"\r\ncontent-length:"


class Conversation(Protocol):
    """What one connection asks, one request after the other."""

    def ask(self) -> bytes:
        """Return the next request; empty when there is no more to ask."""

    def hear(self, head: bytes) -> None:
        """Take note of the answer's status and headers."""


@dataclass
class Answers:
    """How many were given, how long each took, and what did not go as it should."""

    seconds: list[float] = field(default_factory=list)
    refused: dict[str, int] = field(default_factory=dict)

    def add(self, others: "Answers") -> None:
        """Count others in."""
        self.seconds += others.seconds
        for status, times in others.refused.items():
            self.refused[status] = self.refused.get(status, 0) + times

    def percentile(self, share: float) -> float:
        """Return how long all but the slowest answers took at most, in seconds."""
        ordered = sorted(self.seconds)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0.0


class Line:
    """One connection, with at most one request under way."""

    def __init__(self, port: int, conversation: Conversation) -> None:
        self.socket = socket.create_connection((HOST, port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._conversation = conversation
        self._since = 0.0
        self._heard = b""

    def ask(self) -> bool:
        """Send the next request, if there is one."""
        request = self._conversation.ask()
        if request:
            self._heard, self._since = b"", time.perf_counter()
            self.socket.sendall(request)
        return bool(request)

    def hear(self, answers: Answers) -> bool:
        """Take in what has come; return whether the answer is whole."""
        received = self.socket.recv(LARGEST_READ)
        if not received:
            raise ConnectionError("the server closed the connection")
        self._heard += received
        head, end, body = self._heard.partition(b"\r\n\r\n")
        if not end or len(body) < _length(head):
            return False
        answers.seconds.append(time.perf_counter() - self._since)
        status = head[9:12].decode()
        if not status.startswith("2"):
            answers.refused[status] = answers.refused.get(status, 0) + 1
        self._conversation.hear(head)
        return True


def put_under_load(port: int, conversations: Sequence[Conversation], seconds: float) -> Answers:
    """Hold the conversations for so long, or until there is no more to ask."""
    answers, until = Answers(), time.perf_counter() + seconds
    with selectors.DefaultSelector() as ready:
        for conversation in conversations:
            _begin(ready, Line(port, conversation))
        while ready.get_map():
            for key, _ in ready.select():
                line: Line = key.data
                if not line.hear(answers):
                    continue
                if time.perf_counter() > until or not line.ask():
                    ready.unregister(line.socket)
                    line.socket.close()
    return answers


def _begin(ready: selectors.BaseSelector, line: Line) -> None:
    if line.ask():
        ready.register(line.socket, selectors.EVENT_READ, line)
    else:
        line.socket.close()


def _length(head: bytes) -> int:
    lowered = head.lower()
    at = lowered.find(LENGTH)
    if at < 0:
        return 0
    start = at + len(LENGTH)
    end = lowered.find(b"\r\n", start)
    return int(lowered[start : end if end >= 0 else None])
