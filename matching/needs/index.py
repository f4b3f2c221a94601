"""Everything that a need could be met by, changed one by one, asked in a millisecond."""

from collections.abc import Iterable, Sequence
from heapq import nsmallest
from typing import NamedTuple

from matching.functions.evidence import LIKELY, Certainty, Evidence, ServedFunction
from matching.functions.vocabulary.compiled import Vocabulary
from matching.needs.asking import read_need
from matching.needs.likeness import Likeness
from matching.needs.serving import NOTHING, Hidden, Serving
from matching.needs.telling import Teller
from matching.needs.words_in_common import WordsInCommon
from matching.profiles import Profile

MOST_CANDIDATES = 50
MOST_ALIKE = 5
"""Of what only has words in common, a few are enough."""
ALIKE_AT_MOST = LIKELY - 1
"""Words in common are never enough for a candidate to be likely."""


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
        self._serving = Serving(vocabulary.parents)
        self._teller = Teller(vocabulary.labels.values())
        self._words = WordsInCommon(self._teller)

    def put(self, profile: Profile, served: Sequence[ServedFunction]) -> None:
        """Add a system, or replace what is known of it."""
        self.drop(profile.key)
        self._serving.put(profile.key, served)
        self._words.put(profile)

    def drop(self, key: str) -> None:
        """Forget a system."""
        if key in self._serving:
            self._serving.drop(key)
            self._words.drop(key)

    def match(
        self,
        text: str,
        functions: Iterable[str] = (),
        name: str = "",
        most: int = MOST_CANDIDATES,
        hidden: Hidden = NOTHING,
    ) -> Match:
        """Return what could meet a need; that nothing is likely is a good answer.

        What is hidden has no influence on anything.
        """
        asked = read_need(self._vocabulary, text, functions, name)
        told = self._teller.telling_words(text)
        serving = self._serving.of(asked, most, hidden)
        alike = self._words.alike(told, hidden)
        points = alike.points
        weak = nsmallest(MOST_ALIKE, points.keys() - serving, key=lambda key: (-points[key], key))
        scores = {key: min(ALIKE_AT_MOST, round(points[key])) for key in weak}
        scores |= {key: serves.score for key, serves in serving.items()}
        best = nsmallest(most, scores, key=lambda key: (-scores[key], -points.get(key, 0), key))
        return Match(
            asked,
            tuple(
                Candidate(key, scores[key], serving[key].certainty, serving[key].function.evidence)
                if key in serving
                else Candidate(key, scores[key], Certainty.POSSIBLE, self._alike(alike, key))
                for key in best
            ),
        )

    def likely(
        self, asked: Sequence[ServedFunction], most: int, hidden: Hidden = NOTHING
    ) -> tuple[Candidate, ...] | None:
        """Return the candidates of a match that are likely, in no order.

        Words in common are never enough for that, so they are not looked for; None where so many
        are likely that words in common decide which of them come first.
        """
        serving = self._serving.of(asked, most, hidden)
        likely = {key: serves for key, serves in serving.items() if serves.score >= LIKELY}
        if len(likely) > most:
            return None
        return tuple(
            Candidate(key, serves.score, serves.certainty, serves.function.evidence)
            for key, serves in likely.items()
        )

    def _alike(self, alike: Likeness, key: str) -> tuple[Evidence, ...]:
        return tuple(self._words.evidence(alike, key))
