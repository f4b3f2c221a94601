"""What evidence weighs together: what decides, what is said beside it, and what in passing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from matching.functions.deciding import contested
from matching.functions.evidence import (
    LIKELY,
    Certainty,
    Evidence,
    Found,
    ServedFunction,
    Signal,
    Where,
    doubt,
    is_decided,
    lessened,
    quick_served,
    where_found,
)
from matching.functions.explaining import explained

BESIDE_DECIDED = 0.9
"""What else is mentioned weighs less where somebody has said what the system is for."""
OF_THE_PARENT = 0.4
"""Words for a whole field, such as "avfall", support what is found of its parts."""
IN_PASSING, CLEARLY_BEHIND = 0.8, 15
"""One thing found weighs less where all else clearly says another thing, not its own field."""
BARELY = 0.2
LEAST = 10
"""Below this a finding is not worth showing even as weak."""

Parents = Mapping[str, str]
_spelled, _weight = itemgetter(1, 2, 3), itemgetter(4)
_OF_FIELDS = (Signal.STATED, Signal.NAME, Signal.ALIAS)
_PRODUCT, _CERTAIN, _POSSIBLE = Signal.KNOWN_PRODUCT, Certainty.CERTAIN, Certainty.POSSIBLE


def weigh_all(found: Found, parents: Parents) -> tuple[ServedFunction, ...]:
    """Return the functions with what their evidence weighs, by code."""
    if len(found) == 1:
        return tuple([one for c, known in found.items() if (one := weigh(c, known)).score >= LEAST])
    decided = {code for code, known in found.items() if is_decided(known)}
    told = explained(found)
    if decided and len(decided) < len(found):
        told = contested(told, decided, parents)
        told = _beside({code for code in decided if is_decided(told[code])}, told, parents)
    ranked = {code: _with_the_parents(code, known, told, parents) for code, known in told.items()}
    scores = {code: round(100 * (1 - doubt(known))) for code, known in ranked.items()}
    clearly_behind = max(scores.values(), default=0) - CLEARLY_BEHIND
    for code, score in scores.items():
        is_behind = score < clearly_behind and scores.get(parents.get(code, ""), 0) <= score
        if is_behind and _stands_alone(known := ranked[code]):
            ranked[code] = [lessened(known[0], IN_PASSING), *known[1:]]
            scores[code] = _score(ranked[code])
    fields = {parents.get(code) for code, score in scores.items() if score >= LIKELY}
    return tuple(
        [
            _served(code, scores[code], ranked[code])
            for code in sorted(scores)
            if scores[code] >= LEAST and (code not in fields or is_decided(ranked[code]))
        ]
    )


def weigh(code: str, known: Sequence[Evidence]) -> ServedFunction:
    """Return what evidence says of a function."""
    ranked = _ranked(known)
    return _served(code, _score(ranked), ranked)


def _beside(decided: set[str], found: Found, parents: Parents) -> Found:
    """Lessen what is said of other functions than those that are decided."""
    return {
        code: known
        if code in decided or parents.get(code) in decided
        else [lessened(e, BESIDE_DECIDED) for e in known]
        for code, known in found.items()
    }


def _with_the_parents(
    code: str, known: Sequence[Evidence], found: Found, parents: Parents
) -> Sequence[Evidence]:
    above = parents.get(code, "")
    if above in found:
        known = [*known, *_of_the_parent(known, found[above])]
    return known if len(known) == 1 else _ranked(known)


def _ranked(known: Sequence[Evidence]) -> Sequence[Evidence]:
    """Return each thing found once, at its strongest, the strongest first."""
    if len(known) == 1:
        return known
    strongest: dict[Where, Evidence] = {}
    for evidence in sorted(sorted(known, key=_spelled), key=_weight, reverse=True):
        strongest.setdefault(where_found(evidence), evidence)
    return list(strongest.values())


def _score(known: Sequence[Evidence]) -> int:
    return round(100 * (1 - doubt(known)))


def _served(code: str, score: int, known: Sequence[Evidence]) -> ServedFunction:
    certainty = _CERTAIN if is_decided(known) else _POSSIBLE
    return quick_served((code, score, certainty, tuple(known)))


def _stands_alone(known: Sequence[Evidence]) -> bool:
    """Return whether nothing supports the strongest evidence, which decides nothing either."""
    return not known[0].decides and (len(known) == 1 or known[1].weight < BARELY)


def _of_the_parent(known: Sequence[Evidence], of_parent: Iterable[Evidence]) -> Iterator[Evidence]:
    if all(evidence.signal is _PRODUCT for evidence in known):
        return
    for evidence in of_parent:
        if evidence.signal in _OF_FIELDS:
            yield lessened(evidence, OF_THE_PARENT)._replace(decides=False)
