"""Names that are written the same, or the same but for initials or a word more."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from matching.names.pairing.texts import Texts
from matching.names.pairing.why import Candidates, Why, because
from matching.names.reading.spellings import Spelling

WORDS_FOR_INITIALS = 3
"""From so many words on, all but the last may stand as initials: TC-planering."""
LIKE_INITIALS, LIKE_A_LONGER_NAME = 80, 60
"""What such likeness counts for, beside per cent of letters, where claims are compared."""


def written_the_same(texts: Texts, spellings: Sequence[Spelling]) -> Iterator[Candidates]:
    """Give the pairs with the same letters, with initials for words, and with words more."""
    yield _same(texts)
    yield _by_text(texts, _initials(texts, spellings), Why.INITIALS, LIKE_INITIALS)
    yield _by_text(texts, _extra_words(texts, spellings), Why.EXTRA_WORD, LIKE_A_LONGER_NAME)


def _same(texts: Texts) -> Candidates:
    shared = np.flatnonzero(texts.counts > 1)
    left, right, _ = texts.across(shared, shared)
    return because(left, right, Why.SAME_LETTERS, 100)


def _by_text(texts: Texts, pairs: Iterable[tuple[int, int]], why: Why, ratio: float) -> Candidates:
    array = np.array(sorted(pairs), np.int64).reshape(-1, 2)
    left, right, _ = texts.across(array[:, 0], array[:, 1])
    return because(left, right, why, ratio)


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
        whole, bare = spelling.words, spelling.bare
        for words in (whole,) if whole == bare else (whole, bare):
            text, place = "".join(words), 0
            for word in words[:-1]:
                place += len(word)
                for part in (text[:place], text[place:]):
                    shorter = texts.numbers.get(part)
                    if shorter is not None:
                        pairs.add((shorter, texts.numbers[text]))
    return pairs
