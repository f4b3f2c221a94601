"""Which entries contain which three letters; grows by appending, answers in one pass."""

from array import array
from collections.abc import Iterable, Iterator
from math import log

import numpy as np
from numpy.typing import NDArray

POSTINGS_AT_MOST = 30_000
"""So many postings are read for one question, the rarest letters first."""


class Postings:
    """From three letters in a row to the entries that have them."""

    def __init__(self) -> None:
        self._entries: dict[str, array[int]] = {}
        self._weight = np.zeros(1024, np.float32)
        self._sums = np.zeros(1024, np.float32)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def append(self, words: Iterable[str]) -> int:
        """Add an entry and return its number."""
        number, self._count = self._count, self._count + 1
        if number == len(self._weight):
            self._weight = np.concatenate((self._weight, np.zeros(number, np.float32)))
            self._sums = np.zeros(len(self._weight), np.float32)
        grams = set(grams_of(words))
        self._weight[number] = len(grams) or 1
        for gram in grams:
            self._entries.setdefault(gram, array("i")).append(number)
        return number

    def nearest(self, words: Iterable[str], count: int) -> list[int]:
        """Return the entries that share most with the words, the nearest first."""
        touched, norm = [], 0.0
        for rarity, numbers in self._rarest_first(words):
            self._sums[numbers] += rarity
            touched.append(numbers)
            norm += rarity
        if not touched:
            return []
        entries = np.unique(np.concatenate(touched))
        shared = self._sums[entries] / norm
        self._sums[entries] = 0
        score = shared / np.sqrt(self._weight[entries])
        keep = min(count, len(entries))
        best = np.argpartition(-score, keep - 1)[:keep]
        return [int(entries[place]) for place in best[np.argsort(-score[best], kind="stable")]]

    def _rarest_first(self, words: Iterable[str]) -> Iterator[tuple[float, NDArray[np.int32]]]:
        found = [self._entries[gram] for gram in set(grams_of(words)) if gram in self._entries]
        left = POSTINGS_AT_MOST
        for numbers in sorted(found, key=len):
            if len(numbers) > left and left < POSTINGS_AT_MOST:
                return
            left -= len(numbers)
            yield log(1 + self._count / len(numbers)), np.frombuffer(numbers, np.int32)


def grams_of(words: Iterable[str]) -> Iterator[str]:
    """Give three letters in a row of each word, its beginning and end counted as letters."""
    for word in words:
        padded = f" {word} "
        for place in range(len(padded) - 2):
            yield padded[place : place + 3]
