"""A text's words in parts, and where each part that matters stands."""

from collections.abc import Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from matching.language.compounds import Parts
from matching.language.tokens import Token

MOST_PARTS = 8
"""A place is a word's number times this, plus the part's number in the word: a bit of a set."""

Place = int
Known = TypeVar("Known")


class Word(NamedTuple, Generic[Known]):
    """A word's parts, those of them that phrases are made of, and what stands within it."""

    parts: Parts
    marked: tuple[tuple[int, str], ...]
    within: tuple[Known, ...]


class PartedText(Generic[Known]):
    """A text's words, and where the parts stand that phrases are made of."""

    __slots__ = ("tokens", "where", "words")

    def __init__(self, tokens: Sequence[Token], known: Mapping[str, Word[Known]]) -> None:
        self.tokens = tokens
        self.words = [known[token[0]] for token in tokens]
        self.where: dict[str, list[Place]] = {}
        where, first = self.where, 0
        for _parts, marked, _within in self.words:
            for place, part in marked:
                if part in where:
                    where[part].append(first + place)
                else:
                    where[part] = [first + place]
            first += MOST_PARTS
