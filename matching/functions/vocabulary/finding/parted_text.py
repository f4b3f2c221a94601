"""A text's words that matter, and where the parts stand that phrases are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matching.language.compounds import Parts

MOST_PARTS = 8
"""A place is a word's number times this, plus the part's number in the word: a bit of a set."""

Place = int
Hit = tuple[int, float, int, str, str, int, float, int]
"""A word of the vocabulary found in a text; telling is 1.0 for the very word, unambiguous.

Its size and how telling it is, both negative, its first word, its code and word as in the
vocabulary, its last word, how common it is in prose, and its places as the bits of a number, so
that one hit within another is found at once. So hits sort as they count: the longest first, then
what tells most, then what stands first. A named tuple takes six times as long to take apart.
"""


@dataclass(frozen=True, slots=True)
class Word:
    """A word's parts, those of them that phrases are made of, and what stands within it."""

    word: str
    parts: Parts
    shares: Sequence[float]
    """How much of it some of its parts are, by the bits of their numbers."""
    marked: tuple[tuple[str, int], ...] = ()
    within: tuple[Hit, ...] = ()
    is_means: bool = False
    """Whether it says how it is done, and not what."""


Placed = tuple[Word, int, int, int]
"""A word where it stands: from where to where in the text, and in which clause."""
NOWHERE: frozenset[int] = frozenset()


class PartedText:
    """The words of a text that matter by number, and the places of the parts of phrases."""

    __slots__ = ("also", "where", "words")

    def __init__(self, words: Mapping[int, Placed], also: frozenset[int] = NOWHERE) -> None:
        self.words = words
        self.also = also
        """The clauses that say what the thing is used for too."""
        self.where: dict[str, list[Place]] = {}
        where = self.where
        for number, (word, _start, _end, _clause) in words.items():
            for part, place in word.marked:
                if part in where:
                    where[part].append(number * MOST_PARTS + place)
                else:
                    where[part] = [number * MOST_PARTS + place]
