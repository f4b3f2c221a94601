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
    numbers: dict[str, int] = {"": 0}
    heads = (spelling.vendor[0] if spelling.vendor else "" for spelling in spellings)
    vendor = np.array([numbers.setdefault(head, len(numbers)) for head in heads], np.int64)
    return _best(left, vendor[left], vendor[right], alike) & _best(
        right, vendor[right], vendor[left], alike
    )


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
    for row in np.flatnonzero(own_vendor == 0).tolist():
        claims = best.get(int(claimed[row]), {})
        rivals = (good for vendor, good in claims.items() if vendor != claiming_vendor[row])
        fine[row] = max(rivals, default=0) <= alike[row] - CLEARLY
    return fine
