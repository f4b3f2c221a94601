"""What has been worked out of a text once: registers repeat themselves."""

from collections.abc import Callable, Hashable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

MOST_WORDS, MOST_TEXTS = 100_000, 20_000
"""Texts come again less often than words and names, and what is kept costs the collector time."""


class Memory(dict[Key, Value]):
    """The results of a pure function, forgotten all at once when there are too many."""

    def __init__(self, work_out: Callable[[Key], Value], most: int = MOST_WORDS) -> None:
        super().__init__()
        self._work_out = work_out
        self._most = most

    def __missing__(self, key: Key) -> Value:
        """Work the result for a key out, the first time only."""
        if len(self) >= self._most:
            self.clear()
        value = self[key] = self._work_out(key)
        return value

    def __call__(self, key: Key) -> Value:
        """Return the result for a key."""
        return self[key]
