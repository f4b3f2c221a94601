"""The calls that are measured on one register: reading, listing, changing, entering."""

import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from typing import Any

from benchmarks.register.load.addresses import Caller, narrowed
from benchmarks.register.load.conversations import ROOT, Changing, Entering, Reading, ReadingOnce
from benchmarks.register.load.costs import Cost, Meter
from benchmarks.register.load.lines import Conversation
from benchmarks.register.made_up.register import Filled
from benchmarks.register.serving.server import Server
from record.people import Role

READER = Role.REQUESTER
"""Who reads: someone from whom confidential systems are hidden."""
WRITER = Role.REGISTER_EDITOR
"""Who changes something meanwhile, and is measured when writing."""

AT_ONCE = 32
AT_EASE = 4
"""Connections: as many as keep a worker busy, and as many as a few people are."""

Measures = Iterator[tuple[str, Cost]]


class Calls:
    """Measures the calls of one server."""

    def __init__(self, server: Server, meter: Meter, contents: Filled) -> None:
        self._meter, self._token, self._ids = meter, contents.tokens[WRITER], contents.ids
        self._caller = Caller(server.port, self._token)
        self._reader = Caller(server.port, contents.tokens[READER])
        self._units = self._caller.get(f"{ROOT}/units?limit=200")["items"]
        self._moved, self._places = _moved_unit(self._units)
        pages = self._reader.pages(f"{ROOT}/systems?limit=50")
        seen = [system["id"] for page in pages for system in self._reader.get(page)["items"]]
        self._pages = self._requests(pages)
        self._each = self._requests([f"{ROOT}/systems/{system_id}" for system_id in seen])
        self._narrowed = self._requests(narrowed([unit["slug"] for unit in self._units]))

    def reading(self) -> Measures:
        """Measure calls while nothing changes, and when something else has just changed."""
        self._meter.unmeasured(_once_each(self._each))
        for name, conversations in self._repeated():
            yield name, self._meter.repeated(conversations)
        yield "list 50 narrowed, first asked", self._meter.once(_once_each(self._narrowed))
        once = (*self._once(), ("list 50 narrowed", self._narrowed))
        for name, requests in once:
            yield f"{name}, another changed", self._after(self._changing_a_system, requests)

    def writing(self) -> Measures:
        """Measure calls that change the register."""
        changing = [Changing(self._token, system_id) for system_id in self._ids[:AT_EASE]]
        yield "change one", self._meter.repeated(changing)
        unit = str(self._units[0]["id"])
        entering = [Entering(self._token, unit, number) for number in range(AT_EASE)]
        yield "enter one", self._meter.repeated(entering)

    def reading_anew(self) -> Measures:
        """Measure calls right after a unit was renamed, and after one moved: all is read anew."""
        self._meter.unmeasured(_once_each(self._each))
        for name, requests in self._once():
            yield f"{name}, a unit renamed", self._after(self._renaming_a_unit, requests)
        for name, requests in self._once():
            yield f"{name}, nothing kept", self._after(self._moving_a_unit, requests)

    def _once(self) -> Sequence[tuple[str, list[bytes]]]:
        return ("read one", self._each), ("list 50", self._pages)

    def _repeated(self) -> Iterator[tuple[str, Sequence[Conversation]]]:
        yield "read one", _readers(self._each, AT_ONCE)
        yield "list 50", _readers(self._pages, AT_ONCE)
        yield "read one, at ease", _readers(self._each, AT_EASE)
        yield "list 50, at ease", _readers(self._pages, AT_EASE)
        yield "overlaps, at ease", _readers(self._requests([f"{ROOT}/overlaps"]), AT_EASE)

    def _changing_a_system(self, at: int) -> None:
        self._caller.change(f"{ROOT}/systems/{self._ids[0]}", "annual_cost", at)

    def _renaming_a_unit(self, at: int) -> None:
        self._caller.change(f"{ROOT}/units/{self._units[0]['id']}", "name", f"Enhet {at}")

    def _moving_a_unit(self, _at: int) -> None:
        """Put a unit right below the municipality, and the next time back where it was."""
        self._caller.change(f"{ROOT}/units/{self._moved['id']}", "parent", next(self._places))

    def _after(self, change: Callable[[int], None], requests: list[bytes]) -> Cost:
        """Measure reads, each of them once after a change."""

        def begin() -> list[Conversation]:
            change(int(1000 * time.monotonic()))
            return _once_each(requests)

        return self._meter.in_passes(begin)

    def _requests(self, paths: Sequence[str]) -> list[bytes]:
        return [self._reader.reading(path) for path in paths]


def _readers(requests: list[bytes], connections: int) -> list[Conversation]:
    return [Reading(requests, seed) for seed in range(connections)]


def _once_each(requests: list[bytes]) -> list[Conversation]:
    left = requests.copy()
    return [ReadingOnce(left) for _ in range(AT_ONCE)]


def _moved_unit(units: list[dict[str, Any]]) -> tuple[dict[str, Any], Iterator[str]]:
    """Return a unit with none below it, and in turn the places that it is put in."""
    (root,) = (unit["id"] for unit in units if not unit["parent"])
    below = [unit for unit in units if unit["parent"] and unit["parent"]["id"] != root]
    above = {unit["parent"]["id"] for unit in below}
    moved = next(unit for unit in below if unit["id"] not in above)
    return moved, cycle((root, moved["parent"]["id"]))
