"""Words that a need and a system have in common: weak, and all there is without functions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from matching.functions.evidence import Evidence, Signal
from matching.needs.likeness import Likeness
from matching.needs.rarity import Rarity
from matching.needs.serving import NOTHING, Hidden
from matching.needs.telling import Teller, Told, weights_of
from matching.profiles import Profile

MOST_KEPT = 8
"""Most see everything, or what all see."""


class WordsInCommon:
    """The systems by the telling words of their texts."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        self._profiles: dict[str, Profile] = {}
        self._telling: dict[str, Mapping[str, float]] = {}
        self._having: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._rarities: dict[Hidden, Rarity] = {}

    def put(self, profile: Profile) -> None:
        """Add a system that is not there."""
        self._profiles[profile.key] = profile
        texts = (text for _field, text in _texts_of(profile))
        self._telling[profile.key] = weights_of(self._teller.telling_words(*texts))
        for word in self._telling[profile.key]:
            self._having[word][profile.key] = None
        self._rarities.clear()

    def drop(self, key: str) -> None:
        """Forget a system."""
        del self._profiles[key]
        for word in self._telling.pop(key):
            del self._having[word][key]
        self._rarities.clear()

    def alike(self, told: Told, hidden: Hidden = NOTHING) -> Likeness:
        """Return how alike systems are to a text by its telling words."""
        return Likeness(told, self._telling, self._rarity_without(hidden))

    def evidence(self, alike: Likeness, key: str) -> Iterator[Evidence]:
        """Yield the words that a system has in common with a text."""
        where = {
            word: (field, found)
            for field, text in _texts_of(self._profiles[key])
            for word, found in reversed([*self._teller.said(text)])
        }
        for word, asked, share in alike.words(key):
            field, found = where[word]
            yield Evidence(Signal(field), _FIELDS[field], found, asked, round(share, 3))

    def _rarity_without(self, hidden: Hidden) -> Rarity:
        """Return how rare words are among the rest; it holds until a system changes."""
        rarity = self._rarities.get(hidden)
        if rarity is None:
            if len(self._rarities) > MOST_KEPT:
                self._rarities.clear()
            rarity = self._rarities[hidden] = Rarity(self._having, self._telling, hidden)
        return rarity


_FIELDS = {"stated": "stated", "purpose": "purpose", "alias": "aliases", "name": "name"}


def _texts_of(profile: Profile) -> Iterator[tuple[str, str]]:
    yield from (("stated", item) for item in profile.stated)
    yield "purpose", profile.purpose
    yield from (("alias", alias) for alias in profile.aliases)
    yield "name", profile.name
