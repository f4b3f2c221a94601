"""A line to a database that breaks at a chosen moment, before or after what was sent got there."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum

from sqlalchemy import make_url

LARGEST = 1 << 16

Moment = Callable[[bytes], bool]
"""Whether a line is to break at what is being sent to the database."""


def nth(number: int) -> Moment:
    """Return the moment at which something is sent for the nth time."""
    left = iter(range(number - 1))
    return lambda _said: next(left, None) is None


def committing(said: bytes) -> bool:
    """Return whether a change is being committed."""
    return b"COMMIT\0" in said


class Cut(Enum):
    """When a line breaks."""

    BEFORE = "what was sent gets lost"
    AFTER = "what was sent gets there, and the answer to it gets lost"


class Line:
    """Carries what a program and a database say to each other, until it is to break."""

    def __init__(self, door: socket.socket, host: str, port: int) -> None:
        self._door, self._to = door, (host, port)
        self._breaks: tuple[Moment, Cut] | None = None
        self._turn = threading.Lock()

    def break_at(self, moment: Moment, how: Cut) -> None:
        """Break once, at a moment to come."""
        with self._turn:
            self._breaks = moment, how

    def hold(self) -> bool:
        """Break no more; return whether it has broken."""
        with self._turn:
            broken, self._breaks = self._breaks is None, None
        return broken

    def carry_all(self) -> None:
        """Carry each conversation in a thread of its own, until the door is shut."""
        with suppress(OSError):
            while True:
                program, _ = self._door.accept()
                threading.Thread(target=self._carry, args=(program,), daemon=True).start()

    def _carry(self, program: socket.socket) -> None:
        with program, socket.create_connection(self._to) as database, suppress(OSError):
            broken = threading.Event()
            back = threading.Thread(target=_hand_on, args=(database, program, broken), daemon=True)
            back.start()
            while not broken.is_set() and (said := program.recv(LARGEST)):
                breaks = self._breaks_at(said)
                if breaks is not None:
                    broken.set()
                if breaks is not Cut.BEFORE:
                    database.sendall(said)
            database.shutdown(socket.SHUT_WR)
            back.join()  # the database is done before the program hears of it

    def _breaks_at(self, said: bytes) -> Cut | None:
        with self._turn:
            if self._breaks is None or not self._breaks[0](said):
                return None
            (_moment, how), self._breaks = self._breaks, None
            return how


def _hand_on(database: socket.socket, program: socket.socket, broken: threading.Event) -> None:
    """Hand on what a database says; hear it out also when nothing gets through any more."""
    with suppress(OSError):
        while said := database.recv(LARGEST):
            if not broken.is_set():
                program.sendall(said)


@contextmanager
def line_to(url: str) -> Iterator[tuple[Line, str]]:
    """Give a line to the database at an address, and the address at its other end."""
    address = make_url(url)
    with socket.create_server(("127.0.0.1", 0)) as door:
        line = Line(door, str(address.host), int(address.port or 5432))
        threading.Thread(target=line.carry_all, daemon=True).start()
        here = address.set(host="127.0.0.1", port=door.getsockname()[1])
        try:
            yield line, here.render_as_string(hide_password=False)
        finally:
            door.shutdown(socket.SHUT_RDWR)
