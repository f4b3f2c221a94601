"""Which entries contain which three letters; grows by appending, answers in one pass."""

from array import array
from collections.abc import Iterable, Iterator
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

POSTINGS_AT_MOST = 12_000
"""So many postings are read for one question, the rarest letters first."""

GRAMS_IN_COMMON = 8
"""An entry is met once for each three letters in common; so many times is usual for the nearest."""


class Postings:
    """From three letters in a row to the entries that have them."""

    def __init__(self) -> None:
        self._entries: dict[str, array[int]] = {}
        self._length = np.zeros(1024, np.float32)
        self._sums = np.zeros(1024, np.float32)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def append(self, words: Iterable[str]) -> int:
        """Add an entry and return its number."""
        number, self._count = self._count, self._count + 1
        if number == len(self._length):
            self._length = np.concatenate((self._length, np.zeros(number, np.float32)))
            self._sums = np.zeros(len(self._length), np.float32)
        grams = set(grams_of(words))
        self._length[number] = sqrt(len(grams) or 1)
        for gram in grams:
            self._entries.setdefault(gram, array("i")).append(number)
        return number

    def nearest(self, words: Iterable[str], count: int) -> list[int]:
        """Return the entries that share most with the words, the nearest first."""
        touched = []
        for rarity, numbers in self._rarest_first(words):
            self._sums[numbers] += rarity
            touched.append(numbers)
        if not touched:
            return []
        entries = np.concatenate(touched)
        score = self._sums[entries] / self._length[entries]
        self._sums[entries] = 0
        best = _highest(score, count * GRAMS_IN_COMMON)
        best = best[np.lexsort((entries[best], -score[best]))]
        return list(dict.fromkeys(entries[best].tolist()))[:count]

    def _rarest_first(self, words: Iterable[str]) -> Iterator[tuple[float, NDArray[np.int32]]]:
        found = [self._entries[gram] for gram in set(grams_of(words)) if gram in self._entries]
        left = POSTINGS_AT_MOST
        for numbers in sorted(found, key=len):
            if len(numbers) > left and left < POSTINGS_AT_MOST:
                return
            left -= len(numbers)
            yield log(1 + self._count / len(numbers)), np.frombuffer(numbers, np.int32)


def _highest(score: NDArray[np.float32], count: int) -> NDArray[np.int64]:
    """Return the places of the highest scores, in no order."""
    if len(score) <= count:
        return np.arange(len(score))
    return np.argpartition(-score, count - 1)[:count]


def grams_of(words: Iterable[str]) -> Iterator[str]:
    """Give three letters in a row of each word, its beginning and end counted as letters."""
    for word in words:
        padded = f" {word} "
        for place in range(len(padded) - 2):
            yield padded[place : place + 3]
