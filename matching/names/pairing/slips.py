"""Names that are a slip of the pen or two apart."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from matching.names.pairing.alikeness import ratios
from matching.names.pairing.neighbours import neighbours
from matching.names.pairing.texts import Texts, pairs_within
from matching.names.pairing.why import Candidates, Why, because
from matching.names.reading.spellings import Spelling
from matching.names.reading.words import sounds_of

LEAST_ALIKE = 76
"""Per cent of letters in common below which a slip of the pen is no explanation."""
LEAST_ALIKE_OF_ONE_VENDOR = 72
"""The same where the vendor is the same."""
MOST_OF_ONE_VENDOR = 60
"""Vendors of more spellings than this are compared by slips alone."""


def slips(texts: Texts, spellings: Sequence[Spelling]) -> tuple[Candidates, Candidates]:
    """Return slips among all, and those of one vendor, which may be worse."""
    vendors = _spellings_by_vendor(spellings)
    sought = _not_compared_by_vendor(texts, spellings, vendors)
    return _slips(texts, sought), _slips_of_one_vendor(spellings, vendors)


def _spellings_by_vendor(spellings: Sequence[Spelling]) -> dict[str, list[int]]:
    """Return the spellings of each vendor that has not too many to compare all with all."""
    rows_of: dict[str, list[int]] = {}
    for row, spelling in enumerate(spellings):
        if spelling.vendor:
            rows_of.setdefault(spelling.vendor[0], []).append(row)
    return {vendor: rows for vendor, rows in rows_of.items() if len(rows) <= MOST_OF_ONE_VENDOR}


def _not_compared_by_vendor(
    texts: Texts, spellings: Sequence[Spelling], vendors: Mapping[str, list[int]]
) -> NDArray[np.bool_]:
    """Tell the texts that may have slips outside their own vendor's."""
    left_over = np.array([not s.vendor or s.vendor[0] not in vendors for s in spellings], bool)
    sought = np.zeros(len(texts.numbers), bool)
    sought[np.repeat(np.arange(len(sought)), texts.counts)[left_over[texts.rows]]] = True
    return sought


def _slips(texts: Texts, sought: NDArray[np.bool_]) -> Candidates:
    written = sounds_of(texts.numbers)
    left, right = neighbours(written, sought)
    ratio = ratios(written, left, right, LEAST_ALIKE)
    alike = ratio > 0
    lefts, rights, pair = texts.across(left[alike], right[alike])
    return because(lefts, rights, Why.SLIP, ratio[alike][pair])


def _slips_of_one_vendor(
    spellings: Sequence[Spelling], vendors: Mapping[str, list[int]]
) -> Candidates:
    left, right = pairs_within(vendors.values())
    ratio = ratios(sounds_of(s.letters for s in spellings), left, right, LEAST_ALIKE_OF_ONE_VENDOR)
    alike = ratio > 0
    return because(left[alike], right[alike], Why.SLIP, ratio[alike])
