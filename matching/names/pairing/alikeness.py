"""How alike two texts are: the share of letters that they have in common, in the same order."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

Rows = NDArray[np.int64]
Ratios = NDArray[np.float32]


def ratios(texts: Sequence[str], left: Rows, right: Rows, least: int) -> Ratios:
    """Return how alike pairs of texts are, in per cent; 0 where that is less than the least."""
    found = np.zeros(len(left), np.float32)
    rows = _worth_comparing(texts, left, right, least)
    found[rows] = process.cpdist(
        [texts[row] for row in left[rows].tolist()],
        [texts[row] for row in right[rows].tolist()],
        scorer=fuzz.ratio,
        score_cutoff=least,
        dtype=np.float32,
        workers=-1,
    )
    return found


def _worth_comparing(texts: Sequence[str], left: Rows, right: Rows, least: int) -> Rows:
    """Leave out the pairs that have too many letters which only one of the two contains.

    Each letter of the alphabet that only one contains has to be put in or taken out; of n letters
    in both texts together, a ratio of p per cent allows n · (100 - p) / 100 such changes.
    """
    lengths = np.array([len(text) for text in texts], np.int64)
    letters = _letters_in(texts, lengths)
    changes = np.bitwise_count(letters[left] ^ letters[right])
    allowed = (lengths[left] + lengths[right]) * (100 - least) // 100
    return np.flatnonzero(changes <= allowed)


def _letters_in(texts: Sequence[str], lengths: Rows) -> NDArray[np.uint64]:
    """Return for each text a number with a bit for each letter or digit that occurs in it."""
    found = np.zeros(len(texts), np.uint64)
    filled = np.flatnonzero(lengths)
    if len(filled):
        letters = np.frombuffer("".join(texts).encode("ascii", "replace"), np.uint8)
        bits = np.uint64(1) << (letters & np.uint8(63)).astype(np.uint64)
        found[filled] = np.bitwise_or.reduceat(bits, (np.cumsum(lengths) - lengths)[filled])
    return found
