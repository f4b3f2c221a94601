"""A need in a department's own words, against everything that could already meet it."""

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from math import log
from typing import NamedTuple

from matching.functions.evidence import LIKELY, Certainty, Evidence, ServedFunction, Signal
from matching.functions.saying import set_evidence
from matching.functions.vocabulary.compiled import Vocabulary
from matching.functions.weighing import weigh
from matching.language.lexicon import GENERAL
from matching.language.stemming import stem
from matching.language.tokens import tokens
from matching.profiles import Profile

WORD, PHRASE = 0.55, 0.7
"""A need has only its text, so that its words weigh more than those of a purpose."""
NAMED, NAMED_ALSO = 0.75, 0.3
"""What a product that the need names is best known for, and what else it can do."""
ONLY_THE_MEANS = 0.6
AVOIDED = 0.5
_TO_AVOID = re.compile(r"\b(?:slippa|slipper|i ?stället för)\b[^.,;!?]*", re.IGNORECASE)
"""What a department wants to be rid of is not what it asks for."""
NOT_SERVED = 0.7
"""Where nothing serves what is asked for most clearly, the rest is likely its surroundings."""
UNCLEAR = 20
LEAST = 25
MOST_CANDIDATES = 50
COMMON_WORD = 300
"""A word that so many systems have tells them not apart."""
RARE_WORD = 8.0
SHORTEST_WORD = 4
ALIKE_AT_MOST = LIKELY - 1
"""Words in common are never enough for a candidate to be likely."""

Serving = dict[str, tuple[int, str]]
"""Systems by key: how well they serve what is asked for, and by which function."""

_GENERAL = frozenset(stem(word) for word in GENERAL)


class Candidate(NamedTuple):
    """What might meet the need, how well, and why."""

    key: str
    score: int
    certainty: Certainty
    evidence: tuple[Evidence, ...]


class Match(NamedTuple):
    """The functions that a need asks for, and what serves them, best first."""

    functions: tuple[ServedFunction, ...]
    candidates: tuple[Candidate, ...]


def read_need(
    vocabulary: Vocabulary, text: str, functions: Iterable[str] = (), name: str = ""
) -> tuple[ServedFunction, ...]:
    """Return the functions that a need asks for, the surest first."""
    found: defaultdict[str, list[Evidence]] = defaultdict(list)
    for code, evidence in _asked_for(vocabulary, text, functions, name):
        found[code].append(evidence)
    asked = [weigh(code, evidence) for code, evidence in found.items()]
    asked.sort(key=lambda one: (-one.score, one.code))
    return tuple(one for one in asked if one.score >= LEAST)


def _asked_for(
    vocabulary: Vocabulary, text: str, functions: Iterable[str], name: str
) -> Iterator[tuple[str, Evidence]]:
    for code in functions:
        yield code, set_evidence(vocabulary, code, Signal.FUNCTION, "functions")
    for field, words_of_it in (("name", name), ("text", text)):
        yield from _in_words(vocabulary, field, words_of_it)
        yield from _products_named(vocabulary, field, words_of_it)


def _products_named(
    vocabulary: Vocabulary, field: str, text: str
) -> Iterator[tuple[str, Evidence]]:
    for known in vocabulary.recognise(text):
        if known.distinctive:
            found = text[known.start : known.end]
            for place, code in enumerate(known.product.functions):
                weight = NAMED_ALSO if place else NAMED
                yield (
                    code,
                    Evidence(Signal.KNOWN_PRODUCT, field, found, known.known_as, weight),
                )


def _in_words(vocabulary: Vocabulary, field: str, text: str) -> Iterator[tuple[str, Evidence]]:
    avoided = [match.span() for match in _TO_AVOID.finditer(text)]
    for find in vocabulary.find_all(text):
        weight = (PHRASE if find.is_phrase else WORD) * find.telling * find.commonness
        if find.is_means:
            weight *= ONLY_THE_MEANS
        if any(first <= find.start < last for first, last in avoided):
            weight *= AVOIDED
        yield (
            find.code,
            Evidence(Signal.PURPOSE, field, find.found, find.matched, round(weight, 3)),
        )


def is_clear(asked: Sequence[ServedFunction]) -> bool:
    """Return whether a need asks for one thing more than for others, not one word for each."""
    if len(asked) < 2 or len(asked[0].evidence) > 1:
        return True
    return asked[0].score - asked[1].score > UNCLEAR or len(asked[1].evidence) > 1


class NeedIndex:
    """The systems by the functions they serve and the words they have, changed one by one."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._profiles: dict[str, Profile] = {}
        self._serving: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
        self._served: dict[str, dict[str, ServedFunction]] = {}
        self._having: defaultdict[str, dict[str, None]] = defaultdict(dict)

    def put(self, profile: Profile, served: Sequence[ServedFunction]) -> None:
        """Add a system, or replace what is known of it."""
        self.drop(profile.key)
        self._profiles[profile.key] = profile
        self._served[profile.key] = {one.code: one for one in served}
        for one in served:
            insort(self._serving[one.code], _rank(profile.key, one))
        for word in telling_words(_texts_of(profile)):
            self._having[word][profile.key] = None

    def drop(self, key: str) -> None:
        """Forget a system."""
        profile = self._profiles.pop(key, None)
        if profile is None:
            return
        for code, one in self._served.pop(key).items():
            ranked = self._serving[code]
            del ranked[bisect_left(ranked, _rank(key, one))]
        for word in telling_words(_texts_of(profile)):
            del self._having[word][key]

    def match(
        self, text: str, functions: Iterable[str] = (), name: str = "", most: int = MOST_CANDIDATES
    ) -> Match:
        """Return what could meet a need; that nothing is likely is a good answer."""
        asked = read_need(self._vocabulary, text, functions, name)
        alike = self._alike(text)
        serving = self._serve(asked, most)
        scores = {
            key: max(served_by(serving, key), min(ALIKE_AT_MOST, round(alike.get(key, 0.0))))
            for key in (*serving, *alike)
        }
        best = nsmallest(most, scores, key=lambda key: (-scores[key], key))
        told = telling_words(text)
        return Match(
            asked,
            tuple(self._candidate(key, scores[key], serving.get(key), told) for key in best),
        )

    def _serve(self, asked: Sequence[ServedFunction], most: int) -> Serving:
        """Return what serves the functions asked for: the score, and by which function."""
        share = 1.0 if self._is_served(asked) and is_clear(asked) else NOT_SERVED
        serving: Serving = {}
        for one in asked:
            for minus_score, _certain, key in self._serving.get(one.code, ())[:most]:
                score = round(share * one.score * -minus_score / 100)
                if score > served_by(serving, key):
                    serving[key] = (score, one.code)
        return serving

    def _is_served(self, asked: Sequence[ServedFunction]) -> bool:
        """Return whether anything is likely to serve what is asked for most clearly."""
        if not asked:
            return False
        best = self._serving.get(asked[0].code, ())
        return bool(best) and -best[0][0] >= LIKELY

    def _candidate(
        self, key: str, score: int, serves: tuple[int, str] | None, told: dict[str, str]
    ) -> Candidate:
        if serves is None:
            alike = tuple(self._words_in_common(key, told))
            return Candidate(key, score, Certainty.POSSIBLE, alike)
        function = self._served[key][serves[1]]
        return Candidate(key, score, function.certainty, function.evidence)

    def _words_in_common(self, key: str, told: dict[str, str]) -> Iterator[Evidence]:
        known = telling_words(_texts_of(self._profiles[key]))
        for word in sorted(told.keys() & known.keys()):
            weight = round(self._rarity(word), 1)
            if weight:
                yield Evidence(Signal.PURPOSE, "text", known[word], told[word], weight / 100)

    def _alike(self, text: str) -> dict[str, float]:
        alike: defaultdict[str, float] = defaultdict(float)
        for word in telling_words(text):
            rarity = self._rarity(word)
            if rarity:
                for key in self._having[word]:
                    alike[key] += rarity
        return alike

    def _rarity(self, word: str) -> float:
        """Return how much a word tells systems apart; a common one nothing."""
        having, total = len(self._having.get(word, ())), len(self._profiles)
        if not 0 < having <= COMMON_WORD:
            return 0.0
        return RARE_WORD * log(1 + total / having) / log(2 + total)


def served_by(serving: Serving, key: str) -> int:
    """Return how well a system serves what is asked for, 0 where it does not."""
    return serving[key][0] if key in serving else 0


def _rank(key: str, one: ServedFunction) -> tuple[int, int, str]:
    return -one.score, one.certainty is not Certainty.CERTAIN, key


def _texts_of(profile: Profile) -> str:
    return " . ".join((profile.name, *profile.aliases, profile.purpose, *profile.stated))


def telling_words(text: str) -> dict[str, str]:
    """Return the telling words of a text by stem."""
    return {
        stem(word): word
        for word in reversed([token.word for token in tokens(text)])
        if len(word) >= SHORTEST_WORD and stem(word) not in _GENERAL
    }
