"""Words that a need and a system have in common: weak, and all there is without functions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from math import log

from matching.functions.evidence import Evidence, Signal
from matching.language.lexicon import GENERAL
from matching.language.stemming import stem
from matching.language.tokens import tokens
from matching.needs.serving import Seen
from matching.profiles import Profile

COMMON_WORD = 300
"""A word that so many systems have does not tell them apart."""
RARE_WORD = 8.0
"""What the rarest word adds to the score, in a text of the usual length."""
USUAL_WORDS = 12
SHORTEST_WORD = 3

_GENERAL = frozenset(stem(word) for word in GENERAL)


class WordsInCommon:
    """The systems by the telling words of their texts."""

    def __init__(self) -> None:
        self._profiles: dict[str, Profile] = {}
        self._counts: dict[str, int] = {}
        self._having: defaultdict[str, dict[str, None]] = defaultdict(dict)

    def put(self, profile: Profile) -> None:
        """Add a system that is not there."""
        self._profiles[profile.key] = profile
        words = _words_of(profile)
        self._counts[profile.key] = len(words)
        for word in words:
            self._having[word][profile.key] = None

    def drop(self, key: str) -> None:
        """Forget a system."""
        del self._counts[key]
        for word in _words_of(self._profiles.pop(key)):
            del self._having[word][key]

    def alike(self, told: Mapping[str, str], seen: Seen = None) -> dict[str, float]:
        """Return the systems that have rare words of a text, and how much that is."""
        alike: defaultdict[str, float] = defaultdict(float)
        for word in told:
            having = self._few(word, seen)
            rarity = self._rarity(having, seen) if having else 0.0
            for key in having:
                alike[key] += rarity
        return {key: points * self._brevity(key) for key, points in alike.items()}

    def evidence(self, key: str, told: Mapping[str, str], seen: Seen = None) -> Iterator[Evidence]:
        """Yield the words that a system has in common with a text."""
        known = _words_of(self._profiles[key])
        for word in sorted(told.keys() & known.keys()):
            having = self._few(word, seen)
            if having:
                field, found = known[word]
                weight = round(self._rarity(having, seen) / 100, 3)
                yield Evidence(Signal(field), _FIELDS[field], found, told[word], weight)

    def _brevity(self, key: str) -> float:
        """Return what a word counts in a text of that length: one in five says more than in fifty."""
        return (USUAL_WORDS / max(self._counts[key], 1)) ** 0.5

    def _few(self, word: str, seen: Seen) -> list[str]:
        """Return the systems that have a word, none where they are too many to tell apart."""
        having = (key for key in self._having.get(word, ()) if seen is None or key in seen)
        few = list(islice(having, COMMON_WORD + 1))
        return few if len(few) <= COMMON_WORD else []

    def _rarity(self, having: Sequence[str], seen: Seen) -> float:
        """Return how much a word tells systems apart."""
        total = len(self._profiles) if seen is None else len(seen)
        share: float = log(1 + total / len(having)) / log(2 + total)
        return RARE_WORD * share**2


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
