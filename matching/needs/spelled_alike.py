"""Words that are written much alike: schedule and scheduler, simhall and simhallar."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from matching.language.memory import MOST_TEXTS, Memory

LETTERS = 4
"""Only words that begin or end with the same letters are compared."""
LEAST_IN_COMMON = 0.4
COUNTS = 0.6
"""A word that is only written alike counts for so much of what the word itself would."""


class SpelledAlike:
    """Some words, by how they begin and end."""

    def __init__(self, words: Iterable[str]) -> None:
        self._begin: defaultdict[str, list[str]] = defaultdict(list)
        self._end: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            if len(word) >= LETTERS:
                self._begin[word[:LETTERS]].append(word)
                self._end[word[-LETTERS:]].append(word)

    def among(self, words: Iterable[str]) -> Iterator[tuple[str, str, float]]:
        """Yield which of other words are written like which of these, and what they count.

        Of what one word is written like, the most alike comes first.
        """
        begin, end = self._begin, self._end
        for word in [one for one in words if one[:LETTERS] in begin or one[-LETTERS:] in end]:
            near = {*begin.get(word[:LETTERS], ()), *end.get(word[-LETTERS:], ())} - {word}
            for share, mine in sorted([(_in_common[one, word], one) for one in near], reverse=True):
                if share >= LEAST_IN_COMMON:
                    yield word, mine, COUNTS * share


def _letters_in_common(words: tuple[str, str]) -> float:
    """Return the share of the runs of three letters that two words have in common."""
    mine, others = (_threes(word) for word in words)
    return 2 * len(mine & others) / (len(mine) + len(others))


def _threes(word: str) -> set[str]:
    padded = f"^{word}$"
    return {padded[start : start + 3] for start in range(len(padded) - 2)}


_in_common: Memory[tuple[str, str], float] = Memory(_letters_in_common, MOST_TEXTS)
