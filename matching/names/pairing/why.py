"""A pair of spellings worth weighing, and what brings it together."""

from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.names.pairing.alikeness import Ratios
from matching.names.pairing.texts import Rows


class Why(IntEnum):
    """What brings two spellings together; the strongest first."""

    KNOWN = 0
    SAME_LETTERS = 1
    INITIALS = 2
    EXTRA_WORD = 3
    CLIPPED = 4
    SLIP = 5


class Candidates(NamedTuple):
    """Pairs of spellings by their places, each pair once, from the lower place to the higher."""

    left: Rows
    right: Rows
    why: NDArray[np.int8]
    ratio: Ratios
    """Per cent of letters in common."""


def because(left: Rows, right: Rows, why: Why, ratio: float | Ratios) -> Candidates:
    """Return pairs that one thing brings together."""
    count = len(left)
    whys = np.full(count, why, np.int8)
    return Candidates(left, right, whys, np.broadcast_to(np.float32(ratio), count))
