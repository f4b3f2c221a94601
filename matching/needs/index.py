"""Everything that a need could be met by, changed one by one, asked in a millisecond."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from typing import NamedTuple

from matching.functions.evidence import LIKELY, Certainty, Evidence, ServedFunction
from matching.functions.vocabulary.compiled import Vocabulary
from matching.needs.asking import is_clear, read_need
from matching.needs.words_in_common import WordsInCommon, telling_words
from matching.profiles import Profile

NOT_SERVED = 0.7
"""Where nothing serves what is asked for most clearly, the rest is likely its surroundings."""
MOST_CANDIDATES = 50
MOST_ALIKE = 10
"""Of what only has words in common, a few are enough."""
ALIKE_AT_MOST = LIKELY - 1
"""Words in common are never enough for a candidate to be likely."""

Serving = dict[str, tuple[int, str]]
"""Systems by key: how well they serve what is asked for, and by which function."""


class Candidate(NamedTuple):
    """What might meet the need, how well, and why."""

    key: str
    score: int
    certainty: Certainty
    evidence: tuple[Evidence, ...]


class Match(NamedTuple):
    """The functions that a need asks for, and what could meet it, best first."""

    functions: tuple[ServedFunction, ...]
    candidates: tuple[Candidate, ...]


class NeedIndex:
    """The systems by the functions they serve and by their words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._served: dict[str, dict[str, ServedFunction]] = {}
        self._serving: defaultdict[str, list[tuple[int, bool, str]]] = defaultdict(list)
        self._words = WordsInCommon()

    def put(self, profile: Profile, served: Sequence[ServedFunction]) -> None:
        """Add a system, or replace what is known of it."""
        self.drop(profile.key)
        self._served[profile.key] = {one.code: one for one in served}
        for one in served:
            insort(self._serving[one.code], _rank(profile.key, one))
        self._words.put(profile)

    def drop(self, key: str) -> None:
        """Forget a system."""
        served = self._served.pop(key, None)
        if served is None:
            return
        for code, one in served.items():
            ranked = self._serving[code]
            del ranked[bisect_left(ranked, _rank(key, one))]
        self._words.drop(key)

    def match(
        self, text: str, functions: Iterable[str] = (), name: str = "", most: int = MOST_CANDIDATES
    ) -> Match:
        """Return what could meet a need; that nothing is likely is a good answer."""
        asked = read_need(self._vocabulary, text, functions, name)
        told = telling_words(text)
        serving = self._serve(asked, most)
        alike = self._words.alike(told)
        weak = nsmallest(MOST_ALIKE, alike.keys() - serving, key=lambda key: (-alike[key], key))
        scores = {key: min(ALIKE_AT_MOST, round(alike[key])) for key in weak}
        scores |= {key: score for key, (score, _code) in serving.items()}
        best = nsmallest(most, scores, key=lambda key: (-scores[key], key))
        return Match(
            asked, tuple(self._candidate(key, scores[key], serving.get(key), told) for key in best)
        )

    def _serve(self, asked: Sequence[ServedFunction], most: int) -> Serving:
        share = 1.0 if asked and self._is_served(asked[0]) and is_clear(asked) else NOT_SERVED
        serving: Serving = {}
        for one in asked:
            for minus_score, _possible, key in self._serving.get(one.code, [])[:most]:
                score = round(share * one.score * -minus_score / 100)
                if key not in serving or score > serving[key][0]:
                    serving[key] = (score, one.code)
        return serving

    def _is_served(self, asked: ServedFunction) -> bool:
        """Return whether anything is likely to serve what is asked for most clearly."""
        ranked = self._serving.get(asked.code, [])
        return bool(ranked) and -ranked[0][0] >= LIKELY

    def _candidate(
        self, key: str, score: int, serves: tuple[int, str] | None, told: Mapping[str, str]
    ) -> Candidate:
        if serves is None:
            alike = tuple(self._words.evidence(key, told))
            return Candidate(key, score, Certainty.POSSIBLE, alike)
        function = self._served[key][serves[1]]
        return Candidate(key, score, function.certainty, function.evidence)


def _rank(key: str, one: ServedFunction) -> tuple[int, bool, str]:
    return -one.score, one.certainty is not Certainty.CERTAIN, key
