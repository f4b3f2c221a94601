"""The words of a text that tell what it is about."""

from collections import Counter
from collections.abc import Mapping
from math import log
from typing import NamedTuple

from matching.language.lexicon import GENERAL
from matching.language.stemming import stem
from matching.language.tokens import tokens
from matching.language.word_lists import word_set

SHORTEST_WORD = 2

_IN_ENGLISH = word_set(
    """
    a alternative an and app application are as based be by can easy for free from in is it its
    hosted manage management modern of on open or platform self selfhosted server simple software
    source system systems that the this to tool use uses using web which with written you your
    """
)
"""What software is described with in English, whatever it is for."""
_GENERAL = frozenset(stem(word) for word in GENERAL | _IN_ENGLISH)


class Telling(NamedTuple):
    """A telling word as it stands in a text, and what it weighs there: more if said again."""

    found: str
    weight: float


Told = Mapping[str, Telling]


def telling_words(text: str) -> dict[str, Telling]:
    """Return the telling words of a text by stem."""
    found: dict[str, str] = {}
    times: Counter[str] = Counter()
    for token in tokens(text):
        word = stem(token.word)
        if len(token.word) >= SHORTEST_WORD and word not in _GENERAL:
            found.setdefault(word, text[token.start : token.end])
            times[word] += 1
    return {word: Telling(found[word], 1 + log(count)) for word, count in times.items()}


def weights_of(told: Told) -> dict[str, float]:
    """Return what each word weighs in its text."""
    return {word: telling.weight for word, telling in told.items()}
