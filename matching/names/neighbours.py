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
LONGEST = 40
"""What comes after these letters is not looked at for slips."""
MOST_ALIKE = 40
"""A shortening that more texts share than this is met only by its neighbours in the order."""

_ROW_BITS = np.uint64(20)
_BASE = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xD6E8FEB86659FD93)


def neighbours(texts: Sequence[str]) -> tuple[Rows, Rows]:
    """Return pairs of positions of texts that are likely to be spellings of each other."""
    by_length = _by_length(texts)
    found = [_meeting(keys) for keys in _keys_by_length(by_length)]
    if not found:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    pairs = np.unique(np.concatenate(found))
    return pairs >> 32, pairs & 0xFFFFFFFF


def _by_length(texts: Sequence[str]) -> dict[int, tuple[Letters, Rows]]:
    """Return for each length the letters of its texts, a row each, and where the texts stand."""
    lengths = np.fromiter((min(len(text), LONGEST) for text in texts), np.int64, len(texts))
    found = {}
    for length in np.unique(lengths):
        if length >= SHORTEST:
            rows = np.flatnonzero(lengths == length)
            joined = "".join(texts[row][:length] for row in rows)
            letters = np.frombuffer(joined.encode("ascii", "replace"), np.uint8)
            found[int(length)] = letters.reshape(len(rows), int(length)), rows
    return found


def _keys_by_length(by_length: dict[int, tuple[Letters, Rows]]) -> Iterator[Hashes]:
    """Give for each length all shortenings that have it, hashed, each with its row's number."""
    for target in range(SHORTEST - 1, LONGEST + 1):
        keys = [
            _keys(*by_length[target + left_out], left_out)
            for left_out in (0, 1, 2)
            if target + left_out in by_length
            and (left_out < 2 or target + left_out >= SHORTEST_FOR_TWO)
        ]
        if keys:
            yield np.concatenate(keys)


def _keys(letters: Letters, rows: Rows, left_out: int) -> Hashes:
    """Return the hashes of the rows with so many letters left out, in all ways to do so."""
    sums = _prefix_sums(letters)
    hashes = {0: _whole, 1: _without_one, 2: _without_two}[left_out](sums)
    mixed = (hashes ^ (hashes >> np.uint64(31))) * _MIX
    mixed &= ~np.uint64((1 << 20) - 1)
    mixed |= rows.astype(np.uint64)[:, None]
    return mixed.ravel()


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
    return sums[:, first] + between + after


def _back(places: int) -> np.uint64:
    """Return what moves a hash so many places to the left: the base's inverse modulo 2 ** 64."""
    return np.uint64(pow(int(_BASE), -places, 1 << 64))


def _meeting(keys: Hashes) -> Rows:
    """Return the pairs of rows that share a hash, each as one number, the lower row first."""
    keys.sort()
    new = np.concatenate(([True], keys[1:] != keys[:-1]))
    keys = keys[new]
    hashes, rows = keys >> _ROW_BITS, (keys & np.uint64((1 << 20) - 1)).astype(np.int64)
    found, places = [], np.arange(len(keys))
    for distance in range(1, MOST_ALIKE + 1):
        places = places[places + distance < len(keys)]
        places = places[hashes[places] == hashes[places + distance]]
        if not len(places):
            break
        found.append((rows[places] << 32) | rows[places + distance])
    return np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)
