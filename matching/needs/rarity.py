"""How rare words are, and how long texts of them: what likeness is measured with."""

from collections.abc import Collection, Mapping
from math import log, sqrt

from matching.language.memory import Memory
from matching.needs.serving import Hidden


class Rarity:
    """How much words tell systems apart, among those that are seen."""

    def __init__(
        self, having: Mapping[str, Mapping[str, None]], known: Collection[str], hidden: Hidden
    ) -> None:
        self._having = having
        self._hidden = frozenset(key for key in hidden if key in known)
        self._total = len(known) - len(self._hidden)
        self.of: Memory[str, float] = Memory(self._of)
        """How rare a word is."""
        self._lengths: dict[str, float] = {}

    def having(self, word: str, most: int) -> list[str]:
        """Return the systems that have a word, none where they are too many."""
        having = self._having.get(word, {})
        if self._count(word) > most:
            return []
        return [key for key in having if key not in self._hidden] if self._hidden else list(having)

    def length(self, words: Mapping[str, float]) -> float:
        """Return the length of a text of words that weigh so much in it."""
        of = self.of
        return sqrt(sum([(of[word] * weight) ** 2 for word, weight in words.items()])) or 1.0

    def length_of(self, key: str, words: Mapping[str, float]) -> float:
        """Return the length of a system's text, the same until a system changes."""
        length = self._lengths.get(key)
        if length is None:
            length = self._lengths[key] = self.length(words)
        return length

    def _of(self, word: str) -> float:
        return 1 + log((1 + self._total) / (1 + self._count(word)))

    def _count(self, word: str) -> int:
        having = self._having.get(word, {})
        return len(having) - sum(key in having for key in self._hidden)
