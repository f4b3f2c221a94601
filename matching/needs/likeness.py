"""How alike systems are to a text: the cosine of their words by rarity, words alike in part."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from heapq import nlargest
from math import sqrt
from operator import truediv

from matching.needs.rarity import Rarity
from matching.needs.spelled_alike import SpelledAlike
from matching.needs.telling import Told, weights_of

COMMON_WORD = 300
"""A word that so many systems have does not lead to any of them."""
LOOKED_AT = 24
"""So many of those with the rarest words in common are looked at closely."""
ALL_IN_COMMON = 100
"""Points for two texts of the same words, none of them written like another."""

Telling = Mapping[str, Mapping[str, float]]
"""What each telling word of a system weighs in it."""


class Likeness:
    """The systems that have rare words of a text, and how alike they are in points."""

    def __init__(self, told: Told, telling: Telling, rarity: Rarity) -> None:
        self._told = told
        self._telling = telling
        self._rarity = rarity
        self._weights = {word: one.weight * rarity.of[word] for word, one in told.items()}
        self._length = rarity.length(weights_of(told))
        nearest = self._nearest()
        self._met = self._meetings({word for key in nearest for word in telling[key]})
        self.points = {key: ALL_IN_COMMON * sum(self._shares(key).values()) for key in nearest}

    def words(self, key: str) -> Iterator[tuple[str, str, float]]:
        """Yield a system's words that are in the text, how they stand there, and their shares."""
        for word, share in sorted(self._shares(key).items()):
            yield word, self._told[self._met[word][1]].found, share

    def _nearest(self) -> list[str]:
        points: defaultdict[str, float] = defaultdict(float)
        for word, weight in self._weights.items():
            much = weight * self._rarity.of[word]
            for key in self._rarity.having(word, COMMON_WORD):
                points[key] += much
        lengths = map(sqrt, map(len, map(self._telling.__getitem__, points)))
        brief = zip(map(truediv, points.values(), lengths), points, strict=True)
        return [key for _points, key in nlargest(LOOKED_AT, brief)]

    def _meetings(self, words: Collection[str]) -> dict[str, tuple[float, str]]:
        """Return how well words of systems meet the text, and the word that each meets best."""
        weights, rarity = self._weights, self._rarity.of
        met = {word: (weights[word], word) for word in words if word in weights}
        for word, mine, share in SpelledAlike(weights).among(words):
            much, best = met.get(word, (0.0, mine))
            met[word] = much + share * weights[mine], best
        return {word: (much * rarity[word], best) for word, (much, best) in met.items()}

    def _shares(self, key: str) -> dict[str, float]:
        """Return the part of the likeness that each word of a system makes."""
        met, words = self._met, self._telling[key]
        lengths = self._length * self._rarity.length_of(key, words)
        return {word: words[word] * met[word][0] / lengths for word in words if word in met}
