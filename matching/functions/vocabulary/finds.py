"""Words of the vocabulary as they stand in a text, and what they are worth there."""

from typing import NamedTuple

from matching.functions.vocabulary.hits import Hit
from matching.language.lexicon import MEANS
from matching.language.stemming import stem
from matching.language.tokens import fold

COUNTERED = 0.3
ONLY_THE_MEANS, FIRST_OF_ALL = 0.5, 0.85
FIRST_WORDS, LATER_WORDS = (9, 1.0), (18, 0.85)
LAST_WORDS = 0.75
"""A purpose says first what the thing is for; what comes late is often said in passing."""
A_PHRASE = 1.1

_MEANS = frozenset(stem(word) for word in MEANS)


class Find(NamedTuple):
    """A word of the vocabulary in a text: telling is 1.0 for the very word, unambiguous.

    In prose it tells less, the later it stands and the more it is a word for the means alone.
    """

    code: str
    matched: str
    found: str
    folded: str
    start: int
    telling: float
    in_prose: float
    commonness: float
    is_phrase: bool
    is_means: bool
    is_countered: bool


def find_of(hit: Hit, text: str, is_countered: bool) -> Find:
    """Return a hit as it stands in the text."""
    found = text[hit.start : hit.end]
    folded = fold(found)
    is_means = stem(folded) in _MEANS
    telling = hit.telling * (COUNTERED if is_countered else 1.0)
    in_prose = telling * hit.in_prose * _by_place(hit, is_means)
    return Find(
        hit.code,
        hit.word,
        found,
        folded,
        hit.start,
        telling,
        in_prose,
        hit.in_prose,
        len(hit.places) > 1,
        is_means,
        is_countered,
    )


def _by_place(hit: Hit, is_means: bool) -> float:
    number = min(number for number, _place in hit.places)
    share = next((s for last, s in (FIRST_WORDS, LATER_WORDS) if number < last), LAST_WORDS)
    if len(hit.places) > 1:
        share *= A_PHRASE
    if is_means:
        share *= ONLY_THE_MEANS if number else FIRST_OF_ALL
    return share
