"""Which spellings are worth weighing against each other, and why."""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.names.pairing.alikeness import Ratios, ratios
from matching.names.pairing.neighbours import neighbours
from matching.names.pairing.texts import Rows, Texts
from matching.names.reading.spellings import Spelling, Words
from matching.names.reading.words import is_clipped, sounds_of

LEAST_ALIKE = 76
"""Per cent of letters in common below which a slip of the pen is no explanation."""
LEAST_ALIKE_OF_ONE_VENDOR = 68
"""The same where the vendor is the same."""
MOST_OF_ONE_VENDOR = 60
"""Vendors of more spellings than this are compared by slips alone."""
WORDS_FOR_INITIALS = 3
"""From so many words on, all but the last may stand as initials: TC-planering."""


LETTERS_OF_A_BEGINNING = 4
"""A word that is cut short keeps so many letters at least."""

LIKE_A_CLIPPED_NAME, LIKE_INITIALS, LIKE_A_LONGER_NAME = 90, 80, 60
"""What such likeness counts for, beside per cent of letters, where claims are compared."""


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


def candidates_among(spellings: Sequence[Spelling]) -> Candidates:
    """Return the pairs of spellings of different owners that may name one product."""
    texts = Texts(spellings)
    vendors = _spellings_by_vendor(spellings)
    found = [
        _known(spellings),
        _same(texts),
        _by_text(texts, _initials(texts, spellings), Why.INITIALS, LIKE_INITIALS),
        _clipped(spellings),
        _slips(texts, _not_compared_by_vendor(texts, spellings, vendors)),
        _slips_of_one_vendor(spellings, vendors),
        _by_text(texts, _extra_words(texts, spellings), Why.EXTRA_WORD, LIKE_A_LONGER_NAME),
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
    written = sounds_of(texts.numbers)
    left, right = neighbours(written, sought)
    ratio = ratios(written, left, right, LEAST_ALIKE)
    alike = ratio > 0
    lefts, rights, pair = texts.across(left[alike], right[alike])
    return _candidates(lefts, rights, Why.SLIP, ratio[alike][pair])


def _slips_of_one_vendor(
    spellings: Sequence[Spelling], vendors: Mapping[str, list[int]]
) -> Candidates:
    left, right = _pairs(vendors.values())
    ratio = ratios(sounds_of(s.letters for s in spellings), left, right, LEAST_ALIKE_OF_ONE_VENDOR)
    alike = ratio > 0
    return _candidates(left[alike], right[alike], Why.SLIP, ratio[alike])


def _by_text(texts: Texts, pairs: Iterable[tuple[int, int]], why: Why, ratio: float) -> Candidates:
    array = np.array(sorted(pairs), np.int64).reshape(-1, 2)
    left, right, _ = texts.across(array[:, 0], array[:, 1])
    return _candidates(left, right, why, ratio)


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


def _clipped(spellings: Sequence[Spelling]) -> Candidates:
    """Return names with words cut short, beside those whose words begin so: Bibli., Bibliotek."""
    short = [row for row, spelling in enumerate(spellings) if is_clipped(spelling.found)]
    wanted = {_beginnings(spellings[row].bare) for row in short}
    rows_of: dict[Words, list[int]] = {}
    for row, spelling in enumerate(spellings if wanted else ()):
        beginnings = _beginnings(spelling.bare)
        if beginnings in wanted:
            rows_of.setdefault(beginnings, []).append(row)
    pairs = [
        (one, other)
        for one in short
        for other in rows_of[_beginnings(spellings[one].bare)]
        if _begin_so(spellings[one].bare, spellings[other].bare)
    ]
    array = np.array(pairs, np.int64).reshape(-1, 2)
    return _candidates(array[:, 0], array[:, 1], Why.CLIPPED, LIKE_A_CLIPPED_NAME)


def _beginnings(words: Words) -> Words:
    return tuple(word[:LETTERS_OF_A_BEGINNING] for word in words)


def _begin_so(short: Words, words: Words) -> bool:
    pairs = zip(short, words, strict=True)
    return short != words and all(word.startswith(begin) for begin, word in pairs)


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
