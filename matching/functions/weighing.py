"""What evidence weighs together: what decides, what is said beside it, and what in passing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from matching.functions.deciding import contested
from matching.functions.evidence import (
    LIKELY,
    Certainty,
    Evidence,
    ServedFunction,
    Signal,
    doubt,
    quick_served,
)

BESIDE_DECIDED = 0.75
"""What else is mentioned weighs less where somebody has said what the system is for."""
OF_THE_PARENT = 0.4
"""Words for a whole field, such as "avfall", support what is found of its parts."""
IN_PASSING, CLEARLY_BEHIND = 0.8, 15
"""A single word of the purpose weighs less where all else clearly says another thing."""
LEAST = 10
"""Below this a finding is not worth showing even as weak."""

Found = Mapping[str, Sequence[Evidence]]
Parents = Mapping[str, str]
_OF_FIELDS = (Signal.STATED, Signal.NAME, Signal.ALIAS)


def weigh_all(found: Found, parents: Parents) -> tuple[ServedFunction, ...]:
    """Return the functions with what their evidence weighs, by code."""
    told = contested(beside_decided(found, parents), parents)
    ranked = {code: _ranked([*told[code], *_of_the_parent(code, told, parents)]) for code in told}
    scores = {code: _score(known) for code, known in ranked.items()}
    best = max(scores.values(), default=0)
    for code, known in ranked.items():
        if scores[code] < best - CLEARLY_BEHIND and _is_one_word_of_the_purpose(known):
            only = known[0]
            weight = round(only.weight * IN_PASSING, 3)
            ranked[code] = [only._replace(weight=weight)]
            scores[code] = _score(ranked[code])
    explained = {parents.get(code, "") for code, score in scores.items() if score >= LIKELY}
    return tuple(
        _served(code, scores[code], ranked[code])
        for code in sorted(scores)
        if scores[code] >= LEAST and (code not in explained or _is_decided(ranked[code]))
    )


def weigh(code: str, known: Iterable[Evidence]) -> ServedFunction:
    """Return what evidence says of a function."""
    ranked = _ranked(list(known))
    return _served(code, _score(ranked), ranked)


def beside_decided(found: Found, parents: Parents) -> Found:
    """Lessen what is said of other functions than those that are decided."""
    decided = {code for code, known in found.items() if _is_decided(known)}
    if not decided:
        return found
    return {
        code: known
        if code in decided or parents.get(code) in decided
        else [_lessened(evidence) for evidence in known]
        for code, known in found.items()
    }


def _ranked(known: list[Evidence]) -> list[Evidence]:
    """Return each thing found once, at its strongest, the strongest first."""
    if len(known) == 1:
        return known
    known.sort(key=lambda e: (-e.weight, e.field, e.found, e.matched))
    strongest: dict[tuple[str, str], Evidence] = {}
    for evidence in known:
        strongest.setdefault((evidence.field, evidence.found), evidence)
    return list(strongest.values())


def _score(known: Sequence[Evidence]) -> int:
    return round(100 * (1 - doubt(known)))


def _served(code: str, score: int, known: Sequence[Evidence]) -> ServedFunction:
    """Return a function; a parent that is only possible gives way to a child that is likely."""
    certainty = Certainty.CERTAIN if _is_decided(known) else Certainty.POSSIBLE
    return quick_served((code, score, certainty, tuple(known)))


def _is_decided(known: Iterable[Evidence]) -> bool:
    for evidence in known:  # noqa: SIM110 - twice as fast as any, and asked of everything found
        if evidence.decides:
            return True
    return False


def _is_one_word_of_the_purpose(known: Sequence[Evidence]) -> bool:
    return len(known) == 1 and known[0].signal is Signal.PURPOSE


def _lessened(evidence: Evidence) -> Evidence:
    if evidence.signal is Signal.STATED:
        return evidence
    return evidence._replace(weight=round(evidence.weight * BESIDE_DECIDED, 3))


def _of_the_parent(code: str, found: Found, parents: Parents) -> Iterator[Evidence]:
    of_parent = found.get(parents.get(code, ""))
    if of_parent is None or all(e.signal is Signal.KNOWN_PRODUCT for e in found[code]):
        return
    for evidence in of_parent:
        if evidence.signal in _OF_FIELDS:
            weight = round(evidence.weight * OF_THE_PARENT, 3)
            yield evidence._replace(weight=weight, decides=False)
