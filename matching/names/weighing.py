"""How likely two spellings name one product, from 0 to 100."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from matching.names.agreement import Agreements, agreements
from matching.names.candidates import Candidates, Why
from matching.names.contested import uncontested
from matching.names.spellings import Spelling, Words

Scores = NDArray[np.float32]

ENOUGH = 70
"""From this score on a finding is worth a person's time."""
CERTAIN = 90
"""From this score on it is marked as certain."""

SHORT = 3
"""Names of so few letters are often shared by chance."""
LEAST_SHARED_WORDS = 60
"""Per cent of letters in common in the words that the names do not share, for a slip."""


def weigh(spellings: Sequence[Spelling], candidates: Candidates) -> tuple[Scores, Agreements]:
    """Return the score of each pair by letters and vendors, and what the vendors say."""
    agree = agreements(spellings, candidates)
    lengths = np.array([len("".join(spelling.bare)) for spelling in spellings], np.int64)
    shortest = np.minimum(lengths[candidates.left], lengths[candidates.right])
    for row in np.flatnonzero((candidates.why == Why.SLIP) & (agree >= 0)).tolist():
        left, right = spellings[candidates.left[row]], spellings[candidates.right[row]]
        if not a_slip(left.bare, right.bare):
            agree[row] = -1
    clear = np.ones(len(agree), bool)
    rows = np.flatnonzero((agree == 0) & np.isin(candidates.why, (Why.SAME_LETTERS, Why.SLIP)))
    clear[rows] = uncontested(spellings, candidates, rows)
    scores = np.select(
        [candidates.why == why for why in Why],
        [
            _same_letters(spellings, candidates, agree, shortest, clear),
            np.full(len(agree), 97),
            np.where(agree > 0, 80, 74),
            _slips(spellings, candidates, agree, shortest, clear),
            _extra_words(spellings, candidates, agree, shortest),
        ],
    ).astype(np.float32)
    scores[agree < 0] = 0
    return scores, agree


def _same_letters(spellings, candidates, agree, shortest, clear):
    scores = np.where(shortest <= SHORT, 75, 95)
    scores[~clear] = np.where(shortest[~clear] < 8, 60, 72)
    scores[shortest < SHORT] = 0
    scores[agree > 0] = 100
    return scores


def _slips(spellings, candidates, agree, shortest, clear):
    least = np.select([shortest >= 10, shortest >= 8, shortest >= 7], [82, 84, 92], 101)
    least[~clear] = np.where(shortest[~clear] >= 10, 92, 101)
    scores = np.where(candidates.ratio >= least, 70 + (candidates.ratio - least), 0)
    of_one = agree > 0
    scores[of_one] = np.where(candidates.ratio >= 75, np.minimum(candidates.ratio, 95), 0)[of_one]
    return scores


def _extra_words(spellings, candidates, agree, shortest):
    return np.where(agree > 0, 80, 0)


@lru_cache(maxsize=65536)
def a_slip(left: Words, right: Words) -> bool:
    """Tell slips of the pen from names whose words differ: Barn and Äldre."""
    mine = [word for word in left if word not in right]
    others = [word for word in right if word not in left]
    if not mine or not others:
        return len("".join(mine or others)) <= 3
    in_order = fuzz.ratio("".join(mine), "".join(others))
    return max(in_order, fuzz.ratio("".join(sorted(mine)), "".join(sorted(others)))) >= 60
