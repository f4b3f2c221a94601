"""What has been worked out of a text once: registers repeat themselves."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

MOST = 50_000


class Memory(Generic[Key, Value]):
    """The results of a pure function, forgotten all at once when there are too many."""

    def __init__(self, work_out: Callable[[Key], Value]) -> None:
        self._work_out = work_out
        self._known: dict[Key, Value] = {}

    def __call__(self, key: Key) -> Value:
        """Return the result for a key, worked out the first time only."""
        try:
            return self._known[key]
        except KeyError:
            if len(self._known) >= MOST:
                self._known.clear()
            value = self._known[key] = self._work_out(key)
            return value
