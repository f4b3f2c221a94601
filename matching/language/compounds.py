"""Compounds split into words that are known: hemtjänstplanering is hemtjänst and planering."""

from collections.abc import Iterable

from matching.language.lexicon import GENERAL, PARTS, WHOLE
from matching.language.shortened import SHORTENED
from matching.language.stemming import stem
from matching.language.word_lists import word_set

SHORTEST_PART = 3
SHORTEST_LEARNT = 4
"""Shorter words of the vocabulary are too often a part of something else."""
SHORTEST_COMPOUND = 6
LONGEST_COMPOUND = 48
"""Half as long again as registers' longest words: what is longer was made to keep us busy."""
_ONLY_ENDINGS = frozenset({"are", "ade", "ande", "else", "het", "ing", "ning", "skap", "lig"})
_NEVER_A_PART = word_set(
    """
    samma sena sent tidig tidiga alla andra flera olika nya många varje vissa våra
    deras sina hela bara utan över
    """
)
"""Words of phrases that no compound is made of: sammanträde has nothing to do with samma."""
_LINKS = ("s", "e", "a", "o", "u")

Parts = tuple[str, ...]
Tried = dict[str, Parts | None]
"""What has been split while one word is: of a word that cannot be, many ways end alike."""


class Compounds:
    """Words split against a closed set of stems; each distinct word once."""

    def __init__(self, words: Iterable[str]) -> None:
        self._base = {stem(word) for word in GENERAL | PARTS | WHOLE}
        learnt = (
            self._stem(word)
            for word in frozenset(words)
            if len(word) >= SHORTEST_LEARNT and word not in _NEVER_A_PART
        )
        self._stems = self._base.union(learnt)
        self._stems -= _ONLY_ENDINGS
        self._whole = {stem(word) for word in WHOLE}
        self._known: dict[str, Parts] = {}

    def parts(self, word: str) -> Parts:
        """Return the stems of a word's parts, its own stem alone when it cannot be split."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._taken_apart(word)
        return known

    def _taken_apart(self, word: str) -> Parts:
        if len(word) > LONGEST_COMPOUND:
            return (word,)
        return self._split(word, {}) or self._in_full(word) or (self._stem(word),)

    def _in_full(self, word: str) -> Parts | None:
        """Return the parts of a shortened word: frånv is frånvaro, and besiktn is besiktning."""
        full = SHORTENED.get(word)
        if full is None and word.endswith("n"):
            full = word + "ing"
            if stem(full) not in self._stems:
                return self._split(full, {})
        return None if full is None else self._split(full, {}) or (self._stem(full),)

    def _stem(self, word: str) -> str:
        """Return a word's stem, inflected as its last part: önskescheman as scheman."""
        if stem(word) in self._base or not word.isalpha():
            return stem(word)
        for place in range(SHORTEST_PART, len(word) - SHORTEST_LEARNT + 1):
            tail = stem(word[place:])
            if tail in self._base:
                return word[:place] + tail
        return stem(word)

    def _split(self, word: str, tried: Tried) -> Parts | None:
        if word not in tried:
            tried[word] = self._split_anew(word, tried)
        return tried[word]

    def _split_anew(self, word: str, tried: Tried) -> Parts | None:
        """Split off the last part that leaves known ones before it, the longest first."""
        if len(word) < SHORTEST_COMPOUND or not word.isalpha() or stem(word) in self._whole:
            return None
        for place in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            tail = stem(word[place:])
            if tail in self._stems and len(tail) >= SHORTEST_PART:
                head = self._head(word[:place], tried)
                if head is not None:
                    tails = self._split(word[place:], tried) or (tail,)
                    return head + tails
        return None

    def _head(self, head: str, tried: Tried) -> Parts | None:
        for form in _without_link(head):
            found = stem(form)
            if found in self._stems or form in self._stems:
                return self._split(form, tried) or (found if found in self._stems else form,)
        for form in _without_link(head):
            split = self._split(form, tried)
            if split is not None:
                return split
        return None


def _without_link(head: str) -> Iterable[str]:
    yield head
    if len(head) > SHORTEST_PART and head.endswith(_LINKS):
        yield head[:-1]
