"""How likely two spellings name one product, from 0 to 100."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from matching.names.pairing.texts import Rows
from matching.names.pairing.why import Candidates, Why
from matching.names.reading.spellings import Spelling, Words
from matching.names.weighing.agreement import Agreements, agreements
from matching.names.weighing.contested import uncontested

Scores = NDArray[np.float32]

ENOUGH = 70
"""From this score on a finding is worth a person's time."""
CERTAIN = 90
"""From this score on it is marked as certain."""

SAME_NAME_AND_VENDOR, SAME_NAME, KNOWN_AS = 100, 95, 97
SHORT_NAME, VERY_SHORT_NAME, CONTESTED_NAME = 85, 75, 72
INITIALS_AND_VENDOR, INITIALS = 80, 74
CLIPPED_AND_VENDOR, CLIPPED = 85, 76
LONGER_NAME_AND_VENDOR, LONGER_NAME = 80, 72

BEST_SLIP = 89
"""A slip is for a person to look at, however small."""

SHORT = 3
"""Names of so few letters are often shared by chance."""
TELLING = 8
"""Names of so many letters are seldom shared by chance."""
DISTINCT = 7
"""A name that another one contains must have so many letters, where no vendor speaks for it."""
LEAST_SHARED = 60
"""Per cent of letters in common, in the words that the names do not share, for a slip."""
LETTERS_OF_A_SLIP = 3
"""A word of so few letters that only one of the names has may be a slip too."""


def weigh(spellings: Sequence[Spelling], candidates: Candidates) -> tuple[Scores, Agreements]:
    """Return the score of each pair by letters and vendors, and what the vendors say."""
    agree = agreements(spellings, candidates)
    _part_different_words(spellings, candidates, agree)
    clear = _clear(spellings, candidates, agree)
    letters = np.array([len(spelling.letters) for spelling in spellings], np.int64)
    shorter = np.minimum(letters[candidates.left], letters[candidates.right])
    score = {
        Why.KNOWN: np.where((agree > 0) | (shorter > SHORT), KNOWN_AS, SHORT_NAME),
        Why.SAME_LETTERS: _same_letters(agree, shorter, clear),
        Why.INITIALS: np.where(agree > 0, INITIALS_AND_VENDOR, INITIALS),
        Why.CLIPPED: np.where(agree > 0, CLIPPED_AND_VENDOR, np.where(clear, CLIPPED, 0)),
        Why.SLIP: _slips(candidates.ratio, agree, shorter, clear),
        Why.EXTRA_WORD: np.where(
            agree > 0,
            LONGER_NAME_AND_VENDOR,
            np.where(clear & (shorter >= DISTINCT), LONGER_NAME, 0),
        ),
    }
    scores = np.select([candidates.why == why for why in score], list(score.values()))
    return np.where(agree < 0, 0, scores).astype(np.float32), agree


def _part_different_words(
    spellings: Sequence[Spelling], candidates: Candidates, agree: Agreements
) -> None:
    """Part names that are alike in letters but differ in a word: Barn and Äldre."""
    for row in np.flatnonzero((candidates.why == Why.SLIP) & (agree >= 0)).tolist():
        left, right = spellings[candidates.left[row]], spellings[candidates.right[row]]
        if not is_slip(left.bare, right.bare):
            agree[row] = -1


@lru_cache(maxsize=65536)
def is_slip(left: Words, right: Words) -> bool:
    """Tell slips of the pen from different words."""
    mine = [word for word in left if word not in right]
    others = [word for word in right if word not in left]
    if not mine or not others:
        return len("".join(mine or others)) <= LETTERS_OF_A_SLIP
    in_order = fuzz.ratio("".join(mine), "".join(others))
    sorted_too = fuzz.ratio("".join(sorted(mine)), "".join(sorted(others)))
    return max(in_order, sorted_too) >= LEAST_SHARED


def _clear(
    spellings: Sequence[Spelling], candidates: Candidates, agree: Agreements
) -> NDArray[np.bool_]:
    """Tell the pairs in which no other product claims a name without vendor."""
    clear = np.ones(len(agree), bool)
    rows = np.flatnonzero(agree == 0)
    clear[rows] = uncontested(spellings, candidates, rows)
    return clear


def _same_letters(agree: Agreements, shorter: Rows, clear: NDArray[np.bool_]) -> Scores:
    scores = np.select(
        [agree > 0, shorter < SHORT, shorter == SHORT, shorter < TELLING],
        [SAME_NAME_AND_VENDOR, 0, VERY_SHORT_NAME, SHORT_NAME],
        SAME_NAME,
    )
    return np.where(clear, scores, np.where(shorter < TELLING, 0, CONTESTED_NAME))


def _slips(ratio: Scores, agree: Agreements, shorter: Rows, clear: NDArray[np.bool_]) -> Scores:
    """Return the score of slips; the longer a name, the less alike it must be."""
    never = 101
    least_clear = np.select([shorter >= 10, shorter >= TELLING, shorter == 7], [82, 84, 92], never)
    least_contested = np.where(shorter >= 10, 92, never)
    least_of_vendor = np.where(shorter >= TELLING, 72, 75)
    least = np.select([agree > 0, clear], [least_of_vendor, least_clear], least_contested)
    score = np.where(agree > 0, ratio, ENOUGH + ratio - least)
    return np.where(ratio >= least, np.minimum(score, BEST_SLIP), 0)
