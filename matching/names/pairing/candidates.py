"""Which spellings are worth weighing against each other: without looking at every pair."""

from collections.abc import Sequence

import numpy as np

from matching.names.pairing.by_text import written_the_same
from matching.names.pairing.clipped import clipped
from matching.names.pairing.slips import slips
from matching.names.pairing.texts import Rows, Texts, pairs_within
from matching.names.pairing.why import Candidates, Why, because
from matching.names.reading.spellings import Spelling


def candidates_among(spellings: Sequence[Spelling]) -> Candidates:
    """Return the pairs of spellings of different owners that may name one product."""
    owners = np.array([spelling.owner for spelling in spellings], np.int64)
    return _each_once(owners, _all(spellings))


def _all(spellings: Sequence[Spelling]) -> Candidates:
    """Return every pair, as often as something brings it together."""
    texts = Texts(spellings)
    found = [
        _known(spellings),
        *written_the_same(texts, spellings),
        clipped(spellings),
        *slips(texts, spellings),
    ]
    return Candidates(*map(np.concatenate, zip(*found, strict=True)))


def _known(spellings: Sequence[Spelling]) -> Candidates:
    """Return pairs that name the same known product, under whatever name."""
    rows_of: dict[int, list[int]] = {}
    for row, spelling in enumerate(spellings):
        for number in spelling.known:
            rows_of.setdefault(number, []).append(row)
    return because(*pairs_within(rows_of.values()), Why.KNOWN, 100)


def _each_once(owners: Rows, found: Candidates) -> Candidates:
    """Return each pair of spellings of different owners by the strongest that speaks for it."""
    low, high = np.minimum(found.left, found.right), np.maximum(found.left, found.right)
    order = np.lexsort((-found.ratio, found.why, high, low))
    order = order[owners[low[order]] != owners[high[order]]]
    low, high = low[order], high[order]
    first = np.ones(len(order), bool)
    first[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
    kept = order[first]
    return Candidates(low[first], high[first], found.why[kept], found.ratio[kept])
