"""Which systems serve what a need asks for, the best first."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from matching.functions.evidence import LIKELY, Certainty, ServedFunction, Signal
from matching.needs.asking import is_clear

NOT_SERVED = 0.7
"""Where nothing serves what is asked for most clearly, the rest is likely its surroundings."""
THE_WHOLE_FIELD = 0.7
"""A system for staff schedules and time may well do the schedules alone."""

Hidden = frozenset[str]
"""The keys of what is not there for whoever asks."""

NOTHING: Hidden = frozenset()


class Serves(NamedTuple):
    """How well a system serves what is asked for, and by which function."""

    score: int
    certainty: Certainty
    function: ServedFunction


class Serving:
    """The systems by the functions they serve."""

    def __init__(self, parents: Mapping[str, str]) -> None:
        self._parents = parents
        self._served: dict[str, dict[str, ServedFunction]] = {}
        self._ranked: defaultdict[str, list[tuple[int, bool, str]]] = defaultdict(list)

    def __contains__(self, key: str) -> bool:
        return key in self._served

    def put(self, key: str, served: Sequence[ServedFunction]) -> None:
        """Add a system that is not there."""
        self._served[key] = {one.code: one for one in served}
        for one in served:
            insort(self._ranked[one.code], _rank(key, one))

    def drop(self, key: str) -> None:
        """Forget a system."""
        for code, one in self._served.pop(key).items():
            ranked = self._ranked[code]
            del ranked[bisect_left(ranked, _rank(key, one))]

    def of(self, asked: Sequence[ServedFunction], most: int, hidden: Hidden) -> dict[str, Serves]:
        """Return the systems that serve what is asked for, by key, each by its best function."""
        is_plain = bool(asked) and self._is_served(asked[0], hidden) and is_clear(asked)
        serving: dict[str, Serves] = {}
        for one in asked:
            score = one.score * (1.0 if is_plain else NOT_SERVED)
            for key, serves in self._by(one.code, score, most, hidden):
                if key not in serving or serves.score > serving[key].score:
                    serving[key] = serves
        return serving

    def _by(
        self, code: str, asked: float, most: int, hidden: Hidden
    ) -> Iterator[tuple[str, Serves]]:
        for key in self._first(code, most, hidden):
            function = self._served[key][code]
            score = round(asked * function.score / 100)
            yield key, Serves(score, function.certainty, function)
        field = self._parents.get(code, "")
        for key in self._first(field, most, hidden) if field else ():
            function = self._served[key][field]
            score = round(asked * THE_WHOLE_FIELD * function.score / 100)
            if asked >= LIKELY and _is_set(function):
                score = max(score, LIKELY)
            yield key, Serves(score, Certainty.POSSIBLE, function)

    def _first(self, code: str, most: int, hidden: Hidden) -> Iterator[str]:
        ranked = (key for _minus_score, _possible, key in self._ranked.get(code, ()))
        return islice((key for key in ranked if key not in hidden), most)

    def _is_served(self, asked: ServedFunction, hidden: Hidden) -> bool:
        """Return whether anything is likely to serve what is asked for most clearly."""
        best = next(self._first(asked.code, 1, hidden), None)
        return best is not None and self._served[best][asked.code].score >= LIKELY


def _is_set(function: ServedFunction) -> bool:
    return any(one.signal in (Signal.FUNCTION, Signal.USE) for one in function.evidence)


def _rank(key: str, one: ServedFunction) -> tuple[int, bool, str]:
    return -one.score, one.certainty is not Certainty.CERTAIN, key
