"""The line in which those of one process wait who write to SQLite."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """Lets writers wait in line.

    SQLite lets each try again after a while: where many write, some would try in vain for long.
    Whose turn it is takes a connection only then, so that it is the one that wrote last: what that
    has read of the file it need not read again.
    """

    def __init__(self, patience: float) -> None:
        self._turn = threading.Lock()
        self._patience = patience

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for a turn, and have it for this long; after so many seconds, try without."""
        mine = self._turn.acquire(timeout=self._patience)
        try:
            yield
        finally:
            if mine:
                self._turn.release()
