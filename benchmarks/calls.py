"""The calls that are measured on one register: reading, listing, changing, entering."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from benchmarks.addresses import Caller, narrowed
from benchmarks.conversations import ROOT, Changing, Entering, Reading, ReadingOnce
from benchmarks.costs import Cost, Meter
from benchmarks.load import Conversation
from benchmarks.server import Server
from record.people import Role

ROLE = Role.REGISTER_EDITOR
"""Who calls: someone who may both read and write."""

AT_ONCE = 32
AT_EASE = 4
"""Connections: as many as keep a worker busy, and as many as a few people are."""


class Calls:
    """Measures the calls of one server."""

    def __init__(self, server: Server, meter: Meter, token: str, ids: list[UUID]) -> None:
        self._meter, self._token, self._ids = meter, token, ids
        self._caller = Caller(server.port, token)
        units = self._caller.get(f"{ROOT}/units?limit=200")["items"]
        self._unit = str(units[0]["id"])
        # Walking through all pages also lets the server remember what it can.
        self._pages = self._requests(self._caller.pages(f"{ROOT}/systems?limit=50"))
        self._narrowed = self._requests(narrowed([unit["slug"] for unit in units]))
        self._each = self._requests([f"{ROOT}/systems/{system_id}" for system_id in ids])

    def measured(self) -> Iterator[tuple[str, Cost]]:
        """Measure each call: first what can be remembered, last what changes the register."""
        for name, conversations in self._repeated():
            yield name, self._meter.repeated(conversations)
        for name, requests in (("read one", self._each), ("list 50", self._pages)):
            yield f"{name}, all changed", self._after_changes(requests)
        changing = [Changing(self._token, system_id) for system_id in self._ids[:AT_EASE]]
        yield "change one", self._meter.repeated(changing)
        entering = [Entering(self._token, self._unit, number) for number in range(AT_EASE)]
        yield "enter one", self._meter.repeated(entering)

    def _repeated(self) -> Iterator[tuple[str, Sequence[Conversation]]]:
        yield "read one", _readers(self._each, AT_ONCE)
        yield "list 50", _readers(self._pages, AT_ONCE)
        yield "list 50, narrowed", _readers(self._narrowed, AT_ONCE)
        yield "read one, at ease", _readers(self._each, AT_EASE)
        yield "list 50, at ease", _readers(self._pages, AT_EASE)
        yield "overlaps", _readers(self._requests([f"{ROOT}/overlaps"]), AT_EASE)

    def _after_changes(self, requests: list[bytes]) -> Cost:
        """Measure reads none of which finds anything remembered from an earlier one."""

        def begin() -> list[Conversation]:
            self._caller.touch(self._ids[0])
            left = requests.copy()
            return [ReadingOnce(left) for _ in range(AT_ONCE)]

        return self._meter.in_passes(begin)

    def _requests(self, paths: Sequence[str]) -> list[bytes]:
        return [self._caller.reading(path) for path in paths]


def _readers(requests: list[bytes], connections: int) -> list[Conversation]:
    return [Reading(requests, seed) for seed in range(connections)]
