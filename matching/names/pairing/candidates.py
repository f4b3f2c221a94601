"""Which spellings are worth weighing against each other, and why."""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.names.pairing.alikeness import Ratios, ratios
from matching.names.pairing.neighbours import neighbours
from matching.names.reading.spellings import Spelling
from matching.names.pairing.texts import Rows, Texts

LEAST_ALIKE = 76
"""Per cent of letters in common below which a slip of the pen is no explanation."""
LEAST_ALIKE_OF_ONE_VENDOR = 68
"""The same where the vendor is the same."""
MOST_OF_ONE_VENDOR = 60
"""Vendors of more spellings than this are compared by slips alone."""
WORDS_FOR_INITIALS = 3
"""From so many words on, all but the last may stand as initials: TC-planering."""


class Why(IntEnum):
    """What brings two spellings together; the strongest first."""

    SAME_LETTERS = 0
    KNOWN = 1
    INITIALS = 2
    EXTRA_WORD = 3
    SLIP = 4


class Candidates(NamedTuple):
    """Pairs of spellings by their places, each pair once, from the lower place to the higher."""

    left: Rows
    right: Rows
    why: NDArray[np.int8]
    ratio: Ratios
    """Per cent of letters in common."""


def candidates_among(spellings: Sequence[Spelling]) -> Candidates:
    """Return the pairs of spellings of different owners that may name one product."""
    texts = Texts(spellings)
    vendors = _spellings_by_vendor(spellings)
    found = [
        _same(texts),
        _known(spellings),
        _by_text(texts, _initials(texts, spellings), Why.INITIALS),
        _slips(texts, _not_compared_by_vendor(texts, spellings, vendors)),
        _slips_of_one_vendor(spellings, vendors),
        _by_text(texts, _extra_words(texts, spellings), Why.EXTRA_WORD),
    ]
    owners = np.array([spelling.owner for spelling in spellings], np.int64)
    return _each_once(owners, Candidates(*map(np.concatenate, zip(*found, strict=True))))


def _same(texts: Texts) -> Candidates:
    shared = np.flatnonzero(texts.counts > 1)
    left, right, _ = texts.across(shared, shared)
    return _candidates(left, right, Why.SAME_LETTERS, 100)


def _known(spellings: Sequence[Spelling]) -> Candidates:
    """Return pairs that name the same known product, under whatever name."""
    rows_of: dict[int, list[int]] = {}
    for row, spelling in enumerate(spellings):
        for number in spelling.known:
            rows_of.setdefault(number, []).append(row)
    return _candidates(*_pairs(rows_of.values()), Why.KNOWN, 100)


def _spellings_by_vendor(spellings: Sequence[Spelling]) -> dict[str, list[int]]:
    """Return the spellings of each vendor that has not too many to compare all with all."""
    rows_of: dict[str, list[int]] = {}
    for row, spelling in enumerate(spellings):
        if spelling.vendor:
            rows_of.setdefault(spelling.vendor[0], []).append(row)
    return {vendor: rows for vendor, rows in rows_of.items() if len(rows) <= MOST_OF_ONE_VENDOR}


def _not_compared_by_vendor(
    texts: Texts, spellings: Sequence[Spelling], vendors: Mapping[str, list[int]]
) -> NDArray[np.bool_]:
    """Tell the texts that may have slips outside their own vendor's."""
    left_over = np.array([not s.vendor or s.vendor[0] not in vendors for s in spellings], bool)
    sought = np.zeros(len(texts.numbers), bool)
    sought[np.repeat(np.arange(len(sought)), texts.counts)[left_over[texts.rows]]] = True
    return sought


def _slips(texts: Texts, sought: NDArray[np.bool_]) -> Candidates:
    written = list(texts.numbers)
    left, right = neighbours(written, sought)
    ratio = ratios(written, left, right, LEAST_ALIKE)
    alike = ratio > 0
    lefts, rights, pair = texts.across(left[alike], right[alike])
    return _candidates(lefts, rights, Why.SLIP, ratio[alike][pair])


def _slips_of_one_vendor(
    spellings: Sequence[Spelling], vendors: Mapping[str, list[int]]
) -> Candidates:
    left, right = _pairs(vendors.values())
    ratio = ratios([s.letters for s in spellings], left, right, LEAST_ALIKE_OF_ONE_VENDOR)
    alike = ratio > 0
    return _candidates(left[alike], right[alike], Why.SLIP, ratio[alike])


def _by_text(texts: Texts, pairs: Iterable[tuple[int, int]], why: Why) -> Candidates:
    array = np.array(sorted(pairs), np.int64).reshape(-1, 2)
    left, right, _ = texts.across(array[:, 0], array[:, 1])
    return _candidates(left, right, why, 0)


def _initials(texts: Texts, spellings: Iterable[Spelling]) -> set[tuple[int, int]]:
    """Return names beside those that have the initials of all words but the last."""
    pairs = set()
    for spelling in spellings:
        words = spelling.words
        if len(words) >= WORDS_FOR_INITIALS:
            initials = "".join(word[0] for word in words[:-1])
            shorter = texts.numbers.get(initials + words[-1])
            if shorter is not None:
                pairs.add((shorter, texts.numbers["".join(words)]))
    return pairs


def _extra_words(texts: Texts, spellings: Iterable[Spelling]) -> set[tuple[int, int]]:
    """Return names beside those that say the same and then one or more words more."""
    pairs = set()
    for spelling in spellings:
        for words in {spelling.words, spelling.bare}:
            for place in range(1, len(words)):
                for part in (words[:place], words[place:]):
                    shorter = texts.numbers.get("".join(part))
                    if shorter is not None:
                        pairs.add((shorter, texts.numbers["".join(words)]))
    return pairs


def _pairs(groups: Iterable[Sequence[int]]) -> tuple[Rows, Rows]:
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


def _candidates(left: Rows, right: Rows, why: Why, ratio: float | Ratios) -> Candidates:
    count = len(left)
    whys = np.full(count, why, np.int8)
    return Candidates(left, right, whys, np.broadcast_to(np.float32(ratio), count))


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
