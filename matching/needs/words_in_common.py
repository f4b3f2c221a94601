"""Words that a need and a system have in common: weak, and all there is without functions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from heapq import nsmallest

from matching.functions.evidence import Evidence, Signal
from matching.needs.rarity import Rarity
from matching.needs.serving import Seen
from matching.needs.telling import Told, telling_words, weights_of
from matching.profiles import Profile

COMMON_WORD = 300
"""A word that so many systems have does not lead to any of them."""
LOOKED_AT = 24
"""So many of those with the rarest words in common are looked at closely."""
ALL_IN_COMMON = 100
"""Points for two texts of the very same words."""


class WordsInCommon:
    """The systems by the telling words of their texts; likeness is the cosine of their rarity."""

    def __init__(self) -> None:
        self._profiles: dict[str, Profile] = {}
        self._telling: dict[str, Mapping[str, float]] = {}
        self._having: defaultdict[str, dict[str, None]] = defaultdict(dict)

    def put(self, profile: Profile) -> None:
        """Add a system that is not there."""
        self._profiles[profile.key] = profile
        words = telling_words(" . ".join(text for _field, text in _texts_of(profile)))
        self._telling[profile.key] = {word: telling.weight for word, telling in words.items()}
        for word in self._telling[profile.key]:
            self._having[word][profile.key] = None

    def drop(self, key: str) -> None:
        """Forget a system."""
        del self._profiles[key]
        for word in self._telling.pop(key):
            del self._having[word][key]

    def alike(self, told: Told, seen: Seen = None) -> "Likeness":
        """Return how alike systems are to a text by its telling words."""
        return Likeness(
            self._profiles, self._telling, Rarity(self._having, self._profiles, seen), told
        )


class Likeness:
    """The systems that have rare words of a text, and how alike they are in points."""

    def __init__(
        self,
        profiles: Mapping[str, Profile],
        telling: Mapping[str, Mapping[str, float]],
        rarity: Rarity,
        told: Told,
    ) -> None:
        self._profiles = profiles
        self._telling = telling
        self._rarity = rarity
        self._told = told
        self._length = rarity.length(weights_of(told))
        self.points = {key: self._likeness(key) for key in self._nearest()}

    def _nearest(self) -> list[str]:
        points: defaultdict[str, float] = defaultdict(float)
        for word in self._told:
            rarity = self._rarity.of(word)
            for key in self._rarity.having(word, COMMON_WORD):
                points[key] += rarity
        brief = [(-found / len(self._telling[key]), key) for key, found in points.items()]
        return [key for _points, key in nsmallest(LOOKED_AT, brief)]

    def evidence(self, key: str) -> Iterator[Evidence]:
        """Yield the words that a system has in common with the text."""
        lengths = self._length * self._rarity.length(self._telling[key])
        known = _words_of(self._profiles[key])
        for word in sorted(self._told.keys() & known.keys()):
            field, found = known[word]
            weight = round(self._product(key, word) / lengths, 3)
            yield Evidence(Signal(field), _FIELDS[field], found, self._told[word].found, weight)

    def _likeness(self, key: str) -> float:
        words = self._telling[key]
        common = sum(self._product(key, word) for word in words if word in self._told)
        return ALL_IN_COMMON * common / self._rarity.length(words) / self._length

    def _product(self, key: str, word: str) -> float:
        weight: float = self._telling[key][word] * self._told[word].weight
        return weight * self._rarity.of(word) ** 2


_FIELDS = {"stated": "stated", "purpose": "purpose", "alias": "aliases", "name": "name"}


def _texts_of(profile: Profile) -> list[tuple[str, str]]:
    return [
        *(("stated", item) for item in profile.stated),
        ("purpose", profile.purpose),
        *(("alias", alias) for alias in profile.aliases),
        ("name", profile.name),
    ]


def _words_of(profile: Profile) -> dict[str, tuple[str, str]]:
    """Return where each telling word of a system stands, by stem."""
    return {
        word: (field, telling.found)
        for field, text in _texts_of(profile)
        for word, telling in telling_words(text).items()
    }
