"""Texts a slip of the pen or two apart, among hundreds of thousands, in about linear time.

Two texts are compared when they become the same by leaving out at most two letters of each: that
covers one slip of any kind in long and short texts, and two in long ones. Each text and each of
its shortenings is hashed; equal hashes meet when they are sorted. Shortenings of different length
are never equal, so one length at a time is enough, and keeps memory small.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Letters = NDArray[np.uint8]
Rows = NDArray[np.int64]
Hashes = NDArray[np.uint64]

SHORTEST = 4
"""Texts of fewer letters are all alike."""
SHORTEST_FOR_TWO = 9
"""Of shorter ones than this, two letters are too much to leave out."""
ENDS = 8
"""Of longer texts, so many letters from each end stand for the whole."""
LONGEST = 2 * ENDS
MOST_ALIKE = 40
"""A shortening that more texts share than this is met only by its neighbours in the order."""

AT_ONCE = 2048
"""So many rows are shortened at once, which keeps memory small."""
MOST_SLOT_BITS = 23

_NO_HASHES = np.empty(0, np.uint64)
_TARGETS = range(SHORTEST - 1, LONGEST + 1)
_ROW_BITS = np.uint64(24)
_ROW_MASK = np.uint64((1 << 24) - 1)
_BASE = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xD6E8FEB86659FD93)


def neighbours(texts: Sequence[str], sought: NDArray[np.bool_]) -> tuple[Rows, Rows]:
    """Return pairs of positions of texts that may be spellings of each other.

    At least one of a pair is sought for; leaving the others' pairs out saves most of the time.
    """
    by_length = _by_length(texts)
    found = [_meeting(_keys(by_length, target, sought)) for target in _TARGETS]
    pairs = np.unique(np.concatenate(found))
    return pairs >> 32, pairs & 0xFFFFFFFF


def _by_length(texts: Sequence[str]) -> dict[int, tuple[Letters, Rows]]:
    """Return for each length the letters of its texts, a row each, and where the texts stand."""
    short = [text if len(text) <= LONGEST else text[:ENDS] + text[-ENDS:] for text in texts]
    lengths = np.fromiter(map(len, short), np.int64, len(short))
    found = {}
    for length in range(SHORTEST, LONGEST + 1):
        rows = np.flatnonzero(lengths == length)
        joined = "".join([short[row] for row in rows.tolist()])
        letters = np.frombuffer(joined.encode("ascii", "replace"), np.uint8)
        found[length] = letters.reshape(len(rows), length), rows
    return found


def _keys(
    by_length: dict[int, tuple[Letters, Rows]], target: int, sought: NDArray[np.bool_]
) -> Hashes:
    """Return the hashes of that length: all of the sought texts, and those that meet one."""
    wanted = np.concatenate([_NO_HASHES, *_shortenings(by_length, target, sought)])
    bits = min(len(wanted).bit_length() + 2, MOST_SLOT_BITS)
    shift = np.uint64(64 - bits)
    taken = np.zeros(1 << bits, bool)
    taken[wanted >> shift] = True
    others = [keys[taken[keys >> shift]] for keys in _shortenings(by_length, target, ~sought)]
    return np.concatenate([wanted, *others])


def _shortenings(
    by_length: dict[int, tuple[Letters, Rows]], target: int, among: NDArray[np.bool_]
) -> Iterator[Hashes]:
    """Give all shortenings of that length of some of the texts, a few rows at once."""
    for left_out in range(3 if target + 2 >= SHORTEST_FOR_TWO else 2):
        if target + left_out in by_length:
            letters, rows = by_length[target + left_out]
            chosen = np.flatnonzero(among[rows])
            for start in range(0, len(chosen), AT_ONCE):
                few = chosen[start : start + AT_ONCE]
                yield _hashes(letters[few], rows[few], left_out)


def _hashes(letters: Letters, rows: Rows, left_out: int) -> Hashes:
    """Return the hashes of the rows with so many letters left out, in all ways to do so."""
    hashes = _LEAVING_OUT[left_out](_prefix_sums(letters))
    mixed = (hashes ^ (hashes >> np.uint64(31))) * _MIX
    mixed &= ~_ROW_MASK
    mixed |= rows.astype(np.uint64)[:, None]
    hashed: Hashes = mixed.ravel()
    return hashed


def _prefix_sums(letters: Letters) -> Hashes:
    """Return the hash of each beginning of each row: the sum of letter × base to its place."""
    count, length = letters.shape
    powers = np.cumprod(np.full(length, _BASE, np.uint64))
    sums = np.zeros((count, length + 1), np.uint64)
    np.cumsum(letters.astype(np.uint64) * powers, axis=1, out=sums[:, 1:])
    return sums


def _whole(sums: Hashes) -> Hashes:
    return sums[:, -1:]


def _without_one(sums: Hashes) -> Hashes:
    places = np.arange(sums.shape[1] - 1)
    return sums[:, places] + (sums[:, -1:] - sums[:, places + 1]) * _back(1)


def _without_two(sums: Hashes) -> Hashes:
    first, second = np.triu_indices(sums.shape[1] - 1, 1)
    between = (sums[:, second] - sums[:, first + 1]) * _back(1)
    after = (sums[:, -1:] - sums[:, second + 1]) * _back(2)
    shortened: Hashes = sums[:, first] + between + after
    return shortened


def _back(places: int) -> np.uint64:
    """Return what moves a hash so many places to the left: the base's inverse modulo 2 ** 64."""
    return np.uint64(pow(int(_BASE), -places, 1 << 64))


_LEAVING_OUT = (_whole, _without_one, _without_two)


def _meeting(keys: Hashes) -> Rows:
    """Return the pairs of rows that share a hash, each as one number, the lower row first."""
    keys = _met(keys)
    keys.sort()
    keys = keys[np.diff(keys, prepend=~keys[:1]) != 0]
    hashes, rows = keys >> _ROW_BITS, (keys & _ROW_MASK).astype(np.int64)
    found, places = [], np.arange(len(keys))
    for distance in range(1, MOST_ALIKE + 1):
        places = places[places + distance < len(keys)]
        places = places[hashes[places] == hashes[places + distance]]
        if not len(places):
            break
        found.append((rows[places] << 32) | rows[places + distance])
    return np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)


def _met(keys: Hashes) -> Hashes:
    """Leave out most of the hashes that nothing else shares: sorting them would take the time."""
    bits = min(len(keys).bit_length() + 1, MOST_SLOT_BITS)
    slots = (keys >> np.uint64(64 - bits)).astype(np.uint32)
    last = np.zeros(1 << bits, np.uint32)
    order = np.arange(len(keys), dtype=np.uint32)
    last[slots] = order
    shared = np.zeros(1 << bits, bool)
    shared[slots[last[slots] != order]] = True
    return keys[shared[slots]]
