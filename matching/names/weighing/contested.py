"""A name without a vendor that several products lay claim to is evidence for none of them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matching.names.pairing.why import Candidates
from matching.names.reading.spellings import Spelling
from matching.names.reading.words import words_of

CLEARLY = 4
"""Per cent of letters by which one claim must be better than the next to stand."""


def uncontested(
    spellings: Sequence[Spelling], candidates: Candidates, rows: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Tell which of the pairs are clearly the best claim on their sides without a vendor."""
    left, right = candidates.left[rows], candidates.right[rows]
    alike = candidates.ratio[rows] + _written_alike(spellings, left, right)
    vendor = _vendors(spellings, np.union1d(left, right))
    return _best(left, vendor[left], vendor[right], alike) & _best(
        right, vendor[right], vendor[left], alike
    )


def _vendors(spellings: Sequence[Spelling], among: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return a number for the vendor that each of some spellings states, 0 for none."""
    numbers: dict[str, int] = {"": 0}
    heads = ((spellings[row].vendor or ("",))[0] for row in among.tolist())
    vendor = np.zeros(len(spellings), np.int64)
    vendor[among] = [numbers.setdefault(head, len(numbers)) for head in heads]
    return vendor


def _written_alike(
    spellings: Sequence[Spelling], left: NDArray[np.int64], right: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Return more for the same words than for the same letters, and most with the same filler."""
    bonus = np.zeros(len(left), np.float32)
    for row, (one, other) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        if sorted(spellings[one].bare) == sorted(spellings[other].bare):
            same = words_of(spellings[one].found) == words_of(spellings[other].found)
            bonus[row] = 2 * CLEARLY if same else CLEARLY
    return bonus


def _best(
    claimed: NDArray[np.int64],
    own_vendor: NDArray[np.int64],
    claiming_vendor: NDArray[np.int64],
    alike: NDArray[np.float32],
) -> NDArray[np.bool_]:
    """Tell where no other vendor's claim on the same name is about as good."""
    fine = np.ones(len(claimed), bool)
    rows = np.flatnonzero((own_vendor == 0) & (claiming_vendor > 0))
    best: dict[int, dict[int, float]] = {}
    for name, vendor, good in zip(
        claimed[rows].tolist(), claiming_vendor[rows].tolist(), alike[rows].tolist(), strict=True
    ):
        claims = best.setdefault(name, {})
        claims[vendor] = max(claims.get(vendor, 0), good)
    rows = np.flatnonzero(own_vendor == 0)
    most = (alike[rows] - CLEARLY).tolist()
    names, vendors = claimed[rows].tolist(), claiming_vendor[rows].tolist()
    fine[rows] = [
        all(good <= enough for other, good in best.get(name, {}).items() if other != vendor)
        for name, vendor, enough in zip(names, vendors, most, strict=True)
    ]
    return fine
