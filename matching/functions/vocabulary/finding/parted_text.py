"""A text's words that matter, and where the parts stand that phrases are made of."""

from collections.abc import Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from matching.language.compounds import Parts

MOST_PARTS = 8
"""A place is a word's number times this, plus the part's number in the word: a bit of a set."""

Place = int
Known = TypeVar("Known")
NOWHERE: frozenset[int] = frozenset()


class Word(NamedTuple, Generic[Known]):
    """A word's parts, those of them that phrases are made of, and what stands within it."""

    word: str
    parts: Parts
    shares: Sequence[float]
    """How much of it some of its parts are, by the bits of their numbers."""
    marked: tuple[tuple[str, int], ...]
    within: tuple[Known, ...]
    is_means: bool
    """Whether it says how it is done, and not what."""


Placed = tuple[Word[Known], int, int, int]
"""A word where it stands: from where to where in the text, and in which clause."""


class PartedText(Generic[Known]):
    """The words of a text that matter by number, and the places of the parts of phrases."""

    __slots__ = ("also", "where", "words")

    def __init__(self, words: Mapping[int, Placed[Known]], also: frozenset[int] = NOWHERE) -> None:
        self.words = words
        self.also = also
        """The clauses that say what the thing is used for too."""
        self.where: dict[str, list[Place]] = {}
        where = self.where
        for number, placed in words.items():
            first = number * MOST_PARTS
            for part, place in placed[0].marked:
                if part in where:
                    where[part].append(first + place)
                else:
                    where[part] = [first + place]
