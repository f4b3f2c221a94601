"""Words that a need and a system have in common: weak, and all there is without functions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import log

from matching.functions.evidence import Evidence, Signal
from matching.language.lexicon import GENERAL
from matching.language.stemming import stem
from matching.language.tokens import tokens
from matching.profiles import Profile

COMMON_WORD = 300
"""A word that so many systems have does not tell them apart."""
RARE_WORD = 8.0
"""What the rarest word adds to the score."""
SHORTEST_WORD = 4

_GENERAL = frozenset(stem(word) for word in GENERAL)


class WordsInCommon:
    """The systems by the telling words of their texts."""

    def __init__(self) -> None:
        self._profiles: dict[str, Profile] = {}
        self._having: defaultdict[str, dict[str, None]] = defaultdict(dict)

    def put(self, profile: Profile) -> None:
        """Add a system that is not there."""
        self._profiles[profile.key] = profile
        for word in _words_of(profile):
            self._having[word][profile.key] = None

    def drop(self, key: str) -> None:
        """Forget a system."""
        for word in _words_of(self._profiles.pop(key)):
            del self._having[word][key]

    def alike(self, told: Mapping[str, str]) -> dict[str, float]:
        """Return the systems that have rare words of a text, and how much that is."""
        alike: defaultdict[str, float] = defaultdict(float)
        for word in told:
            rarity = self._rarity(word)
            if rarity:
                for key in self._having[word]:
                    alike[key] += rarity
        return alike

    def evidence(self, key: str, told: Mapping[str, str]) -> Iterator[Evidence]:
        """Yield the words that a system has in common with a text."""
        known = _words_of(self._profiles[key])
        for word in sorted(told.keys() & known.keys()):
            weight = round(self._rarity(word) / 100, 3)
            if weight:
                field, found = known[word]
                yield Evidence(Signal(field), _FIELDS[field], found, told[word], weight)

    def _rarity(self, word: str) -> float:
        """Return how much a word tells systems apart; a common one nothing."""
        having, total = len(self._having.get(word, ())), len(self._profiles)
        if not 0 < having <= COMMON_WORD:
            return 0.0
        return RARE_WORD * log(1 + total / having) / log(2 + total)


def telling_words(text: str) -> dict[str, str]:
    """Return the telling words of a text, as they stand in it, by stem."""
    return {
        stem(token.word): text[token.start : token.end]
        for token in reversed(tokens(text))
        if len(token.word) >= SHORTEST_WORD and stem(token.word) not in _GENERAL
    }


_FIELDS = {"stated": "stated", "purpose": "purpose", "alias": "aliases", "name": "name"}


def _words_of(profile: Profile) -> dict[str, tuple[str, str]]:
    texts = (
        *(("stated", item) for item in profile.stated),
        ("purpose", profile.purpose),
        *(("alias", alias) for alias in profile.aliases),
        ("name", profile.name),
    )
    return {
        word: (field, found) for field, text in texts for word, found in telling_words(text).items()
    }
