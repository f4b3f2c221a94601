"""A text at a glance: the words that matter, where they stand, and what turns them round."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Sequence

from matching.functions.vocabulary.finding.parted_text import NOWHERE, PartedText, Placed, Word
from matching.language.denials import DENYING, denied
from matching.language.memory import Memory
from matching.language.tokens import Said, in_piece, pieces, said

ALSO = frozenset(("också", "även", "dessutom", "oxå"))
_TURNING = DENYING | ALSO

Words = dict[int, Placed]


Glance = tuple[int, int, int, bool, tuple[tuple[int, Word, int, int, int], ...]]
"""A piece of text, wherever it stands; in most of them nothing matters.

Its length with the space after it, how many words it has, how many clauses end in it, whether one
of its words may deny or tells what the thing is used for too, and the words that matter: their
numbers, from where to where they stand, and how many clauses end before them. It is taken apart
for each piece of each text, which takes six times as long where a tuple is named.
"""


class Glancing:
    """Finds the words of texts that matter, each distinct piece of text looked at once."""

    def __init__(self, known: Callable[[str], Word]) -> None:
        self._known: Memory[str, Word] = Memory(known)
        self._glances: Memory[str, Glance] = Memory(self._glance)

    def at_all(self, text: str) -> PartedText:
        """Return the words of a text that matter, denied or not."""
        there = pieces(text)
        words, turns = self._words(there)
        return PartedText(words, _also(said(there), ()) if turns else NOWHERE)

    def at_affirmed(self, text: str) -> PartedText:
        """Return the words of a text that matter and are not denied."""
        there = pieces(text)
        words, turns = self._words(there)
        if not turns:
            return PartedText(words)
        told = said(there)
        left_out = denied(told)
        kept = _without(words, sorted(left_out)) if left_out else words
        return PartedText(kept, _also(told, left_out))

    def _words(self, there: list[str]) -> tuple[Words, bool]:
        words: Words = {}
        first = clause = start = 0
        turned = False
        for length, count, ends, turns, mattering in map(self._glances.__getitem__, there):
            if mattering:
                for number, word, begin, end, before in mattering:
                    words[first + number] = word, start + begin, start + end, clause + before
            if turns:
                turned = True
            first += count
            clause += ends
            start += length
        return words, turned

    def _glance(self, piece: str) -> Glance:
        here, words, ends = in_piece[piece]
        mattering = tuple(
            [
                (number, known, start, end, clause)
                for number, (word, start, end, clause) in enumerate(here)
                if (known := self._known[word]).marked or known.within
            ]
        )
        turns = not _TURNING.isdisjoint(words)
        return len(piece) + 1, len(words), len(ends), turns, mattering


def _without(words: Words, left_out: Sequence[int]) -> Words:
    """Leave words out; the others are numbered as if those had never been written."""
    kept: Words = {}
    for number, placed in words.items():
        before = bisect_left(left_out, number)
        if before == len(left_out) or left_out[before] != number:
            kept[number - before] = placed
    return kept


def _also(told: Said, left_out: Container[int]) -> frozenset[int]:
    """Return the clauses that tell what it is used for too, which is not said in passing."""
    if ALSO.isdisjoint(told.words):
        return NOWHERE
    return frozenset(
        bisect_right(told.clauses, number) - 1
        for number, word in enumerate(told.words)
        if word in ALSO and number not in left_out
    )
