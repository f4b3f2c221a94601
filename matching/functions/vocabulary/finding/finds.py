"""Words of the vocabulary as they stand in a text, and what they are worth there."""

from collections.abc import Container
from typing import NamedTuple

from matching.functions.vocabulary.finding.parted_text import Hit, PartedText
from matching.language.quick_tuples import quickly

COUNTERED = 0.3
ONLY_THE_MEANS, FIRST_OF_ALL = 0.5, 0.85
FIRST_WORDS, LATER_WORDS = (9, 1.0), (18, 0.85)
LAST_WORDS = 0.75
"""A purpose says first what the thing is for; what comes late is often said in passing."""
A_PHRASE = 1.1
SAID_TOO = 1.35
"""What it is used for too is told on purpose, and has little else to support it."""


class Find(NamedTuple):
    """A word of the vocabulary in a text: telling is 1.0 for the very word, unambiguous.

    In prose it tells less, the later it stands and the more it is a word for the means alone.
    The word is the folded one in the text, empty where the find stands across several.
    """

    code: str
    matched: str
    found: str
    word: str
    start: int
    telling: float
    in_prose: float
    commonness: float
    is_phrase: bool
    is_means: bool
    is_countered: bool


_find = quickly(Find)


def find_of(hit: Hit, text: str, parted: PartedText, against: Container[str]) -> Find:
    """Return a hit as it stands in the text, which speaks against some functions."""
    minus_size, minus_telling, first, code, matched, last, commonness, _places = hit
    is_phrase, telling, is_countered = minus_size < -1, -minus_telling, code in against
    known, start, end, clause = parted.words[first]
    word, is_means = known.word, known.is_means
    if first != last:
        end, word, is_means = parted.words[last][2], "", False
    if is_countered:
        telling *= COUNTERED
    if clause in parted.also:
        in_prose = min(1.0, telling * commonness * SAID_TOO)
    else:
        in_prose = telling * commonness * _by_place(first, is_phrase, is_means)
    return _find(
        (
            code,
            matched,
            text[start:end],
            word,
            start,
            telling,
            in_prose,
            commonness,
            is_phrase,
            is_means,
            is_countered,
        )
    )


def _by_place(number: int, is_phrase: bool, is_means: bool) -> float:
    if number < FIRST_WORDS[0]:
        share = FIRST_WORDS[1]
    else:
        share = LATER_WORDS[1] if number < LATER_WORDS[0] else LAST_WORDS
    if is_phrase:
        share *= A_PHRASE
    if is_means:
        share *= ONLY_THE_MEANS if number else FIRST_OF_ALL
    return share
