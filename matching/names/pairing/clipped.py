"""Names with words cut short: Bibli. for Bibliotek."""

from collections.abc import Sequence

import numpy as np

from matching.names.pairing.why import Candidates, Why, because
from matching.names.reading.spellings import Spelling, Words
from matching.names.reading.words import is_clipped

LETTERS_OF_A_BEGINNING = 4
"""A word that is cut short keeps so many letters at least."""
LIKE_A_CLIPPED_NAME = 90
"""What such likeness counts for, beside per cent of letters, where claims are compared."""


def clipped(spellings: Sequence[Spelling]) -> Candidates:
    """Return names with words cut short, beside those whose words begin so: Bibli., Bibliotek."""
    short = [row for row, spelling in enumerate(spellings) if is_clipped(spelling.found)]
    wanted = {_beginnings(spellings[row].bare) for row in short}
    rows_of: dict[Words, list[int]] = {}
    for row, spelling in enumerate(spellings if wanted else ()):
        beginnings = _beginnings(spelling.bare)
        if beginnings in wanted:
            rows_of.setdefault(beginnings, []).append(row)
    pairs = [
        (one, other)
        for one in short
        for other in rows_of[_beginnings(spellings[one].bare)]
        if _begin_so(spellings[one].bare, spellings[other].bare)
    ]
    array = np.array(pairs, np.int64).reshape(-1, 2)
    return because(array[:, 0], array[:, 1], Why.CLIPPED, LIKE_A_CLIPPED_NAME)


def _beginnings(words: Words) -> Words:
    return tuple(word[:LETTERS_OF_A_BEGINNING] for word in words)


def _begin_so(short: Words, words: Words) -> bool:
    pairs = zip(short, words, strict=True)
    return short != words and all(word.startswith(begin) for begin, word in pairs)
