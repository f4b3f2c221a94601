"""What the vendors say of a pair: 1 the same, 0 nothing, -1 two different ones."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from matching.names.pairing.texts import Rows
from matching.names.pairing.why import Candidates, Why
from matching.names.reading.spellings import Spelling, Words
from matching.names.reading.vendors import LETTERS_OF_AN_ABBREVIATION, OWN, vendors_agree

Agreements = NDArray[np.int8]

LEAST_ALIKE_IN_FULL = 88
"""Names that begin with different makers' words must be this alike with those words."""


def agreements(spellings: Sequence[Spelling], candidates: Candidates) -> Agreements:
    """Return for each pair what the stated vendors say, and those that the names begin with."""
    numbers: dict[str, int] = {"": 0, OWN: 1}
    stated = _numbered(numbers, (spelling.vendor for spelling in spellings))
    named = stated.copy()
    silent = np.flatnonzero(stated == 0)
    named[silent] = _numbered(numbers, (spellings[row].named for row in silent.tolist()))
    left, right = candidates.left, candidates.right
    both_state = (stated[left] > 0) & (stated[right] > 0)
    both_name = (named[left] > 0) & (named[right] > 0)
    agree = np.where(both_name, np.where(named[left] == named[right], 1, -1), 0).astype(np.int8)
    agree[both_state & (stated[left] == stated[right]) & (stated[left] == numbers[OWN])] = 0
    _look_closer(spellings, candidates, agree, np.flatnonzero(both_state & (agree < 0)))
    _compare_in_full(spellings, candidates, agree, np.flatnonzero(~both_state & (agree < 0)))
    agree[(candidates.why == Why.KNOWN) & (agree < 0)] = 0
    return agree


def _numbered(numbers: dict[str, int], vendors: Iterable[Words]) -> NDArray[np.int64]:
    found = [numbers.setdefault(words[0] if words else "", len(numbers)) for words in vendors]
    return np.array(found, np.int64)


def _look_closer(
    spellings: Sequence[Spelling], candidates: Candidates, agree: Agreements, rows: Rows
) -> None:
    """See whether one vendor is short for the other, or part of the other's name."""
    begins = np.array([ord(s.vendor[0][0]) if s.vendor else 0 for s in spellings], np.uint8)
    by_name = np.isin(candidates.why[rows], (Why.SAME_LETTERS, Why.INITIALS))
    alike = begins[candidates.left[rows]] == begins[candidates.right[rows]]
    for row in rows[by_name | alike].tolist():
        left, right = spellings[candidates.left[row]], spellings[candidates.right[row]]
        agree[row] = vendors_agree(left.vendor, right.vendor)
    for row in rows[by_name].tolist():
        left, right = spellings[candidates.left[row]], spellings[candidates.right[row]]
        if _begins_with(left.words, right.vendor) or _begins_with(right.words, left.vendor):
            agree[row] = 1


def _begins_with(name: Words, vendor: Words) -> bool:
    maker = "".join(vendor)
    return len(maker) >= LETTERS_OF_AN_ABBREVIATION and "".join(name).startswith(maker)


def _compare_in_full(
    spellings: Sequence[Spelling], candidates: Candidates, agree: Agreements, rows: Rows
) -> None:
    """Different makers' words in the names are only words where the names are the same anyway."""
    for row in rows.tolist():
        left, right = spellings[candidates.left[row]], spellings[candidates.right[row]]
        alike = fuzz.ratio("".join(left.words), "".join(right.words))
        agree[row] = 0 if alike >= LEAST_ALIKE_IN_FULL else -1
