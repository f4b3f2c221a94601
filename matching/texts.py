"""Likeness of texts: words in common, the rare ones weighing most."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

Bag = Iterable[str]


class TextIndex:
    """Texts as weighted words, each of length one: the product of two is their likeness."""

    def __init__(self, bags: Sequence[Bag]) -> None:
        counts = [Counter(bag) for bag in bags]
        spread = Counter(word for count in counts for word in count)
        self._numbers = {word: number for number, word in enumerate(sorted(spread))}
        total = len(counts)
        self._rarity = np.array(
            [1 + np.log((1 + total) / (1 + spread[word])) for word in self._numbers], np.float32
        )
        self._texts = self._matrix(counts)
        self._by_word = self._texts.T.tocsr()

    def __len__(self) -> int:
        return int(self._texts.shape[0])

    def likeness(self, bag: Bag) -> NDArray[np.float32]:
        """Return how alike a text is to each that is known, 0 to 1."""
        asked = self._matrix([Counter(bag)])
        found = np.zeros(len(self), np.float32)
        for place in range(asked.indptr[0], asked.indptr[1]):
            number, weight = asked.indices[place], asked.data[place]
            first, last = self._by_word.indptr[number], self._by_word.indptr[number + 1]
            found[self._by_word.indices[first:last]] += weight * self._by_word.data[first:last]
        return found

    def _matrix(self, counts: Sequence[Counter[str]]) -> csr_matrix:
        known = [sorted(w for w in count if w in self._numbers) for count in counts]
        indices = [self._numbers[word] for words in known for word in words]
        weights = [
            (1 + np.log(count[word])) * self._rarity[self._numbers[word]]
            for count, words in zip(counts, known, strict=True)
            for word in words
        ]
        bounds = np.concatenate([[0], np.cumsum([len(words) for words in known])])
        matrix = csr_matrix(
            (np.array(weights, np.float32), np.array(indices, np.int32), bounds),
            shape=(len(counts), len(self._numbers)),
        )
        lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
        lengths[lengths == 0] = 1
        matrix.data /= np.repeat(lengths, np.diff(matrix.indptr)).astype(np.float32)
        return matrix


SHARPNESS = 25.0
IN_COMMON = 0.2


class FunctionTexts:
    """Texts that are alike by their words, and by the functions whose names they are close to."""

    def __init__(self, bags: Sequence[Sequence[str]], functions: Sequence[Sequence[str]]) -> None:
        self._texts = TextIndex([*bags, *functions])
        self._bags = bags
        close = np.stack([self._texts.likeness(bag)[len(bags) :] for bag in bags])
        sharp = np.exp(SHARPNESS * close)
        self._functions = sharp / sharp.sum(axis=1, keepdims=True)

    def likeness(self, number: int) -> NDArray[np.float32]:
        """Return how alike each text is to one of them."""
        by_words = self._texts.likeness(self._bags[number])[: len(self._bags)]
        by_functions: NDArray[np.float32] = self._functions @ self._functions[number]
        return by_words + np.float32(IN_COMMON) * by_functions
