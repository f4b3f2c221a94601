"""The texts of a register, each once, with the spellings that they stand for."""

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from matching.names.reading.spellings import Spelling

Rows = NDArray[np.int64]


class Texts:
    """Letters of names, numbered; from a text to the places of the spellings that have it."""

    def __init__(self, spellings: Sequence[Spelling]) -> None:
        self.numbers: dict[str, int] = {}
        texts, rows = [], []
        for row, spelling in enumerate(spellings):
            for text in spelling.texts:
                texts.append(self.numbers.setdefault(text, len(self.numbers)))
                rows.append(row)
        order = np.argsort(np.array(texts, np.int64), kind="stable")
        self.rows: Rows = np.array(rows, np.int64)[order]
        self.counts: Rows = np.bincount(texts, minlength=len(self.numbers))
        self.starts: Rows = np.cumsum(self.counts) - self.counts

    def across(self, left: Rows, right: Rows) -> tuple[Rows, Rows, Rows]:
        """Return all pairs of spellings of pairs of texts, and which pair of texts it was."""
        sizes = self.counts[left] * self.counts[right]
        pair = np.repeat(np.arange(len(left)), sizes)
        step = np.arange(len(pair)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        width = self.counts[right][pair]
        lefts = self.rows[self.starts[left][pair] + step // width]
        rights = self.rows[self.starts[right][pair] + step % width]
        return lefts, rights, pair


def pairs_within(groups: Iterable[Sequence[int]]) -> tuple[Rows, Rows]:
    """Return all pairs within each group."""
    groups = [rows for rows in groups if len(rows) > 1]
    sizes = np.array([len(rows) for rows in groups], np.int64)
    rows = np.array(list(chain.from_iterable(groups)), np.int64)
    starts = np.cumsum(sizes) - sizes
    lefts, rights = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for size in np.unique(sizes):
        first, second = np.triu_indices(size, 1)
        places = starts[sizes == size][:, None]
        lefts.append(rows[places + first].ravel())
        rights.append(rows[places + second].ravel())
    return np.concatenate(lefts), np.concatenate(rights)
