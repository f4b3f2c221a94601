"""What evidence weighs together: what decides, what is said beside it, and what in passing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import prod

from matching.functions.evidence import LIKELY, Certainty, Evidence, ServedFunction, Signal

BESIDE_DECIDED = 0.75
"""What else is mentioned weighs less where somebody has said what the system is for."""
CONTESTING = 0.5
OF_THE_PARENT = 0.4
"""Words for a whole field, such as "avfall", support what is found of its parts."""
IN_PASSING, CLEARLY_BEHIND = 0.8, 15
"""A single word of the purpose weighs less where all else clearly says another thing."""

Found = Mapping[str, Sequence[Evidence]]
Parents = Mapping[str, str]


def weigh_all(found: Found, parents: Parents) -> list[ServedFunction]:
    """Return the functions with what their evidence weighs, by code."""
    weighed = uncontested(beside_decided(found, parents))
    served = [
        weigh(code, (*known, *_of_the_parent(code, weighed, parents)))
        for code, known in sorted(weighed.items())
    ]
    best = max((one.score for one in served), default=0)
    told = [_in_passing(one) if one.score < best - CLEARLY_BEHIND else one for one in served]
    return list(_without_explained(told, parents))


def weigh(code: str, known: Iterable[Evidence]) -> ServedFunction:
    """Return what evidence says of a function; each thing found counts once, at its strongest."""
    strongest: dict[tuple[str, str], Evidence] = {}
    for evidence in known:
        key = (evidence.field, evidence.found)
        if key not in strongest or evidence.weight > strongest[key].weight:
            strongest[key] = evidence
    ranked = sorted(strongest.values(), key=lambda e: (-e.weight, e.field, e.found, e.matched))
    decided = any(evidence.decides for evidence in ranked)
    certainty = Certainty.CERTAIN if decided else Certainty.POSSIBLE
    return ServedFunction(code, round(100 * (1 - _doubt(ranked))), certainty, tuple(ranked))


def beside_decided(found: Found, parents: Parents) -> Found:
    """Lessen what is said of other functions than those that are decided."""
    decided = {code for code, known in found.items() if any(e.decides for e in known)}
    if not decided:
        return found
    return {
        code: known
        if code in decided or parents.get(code) in decided
        else [_lessened(evidence) for evidence in known]
        for code, known in found.items()
    }


def uncontested(found: Found) -> Found:
    """A stated word alone does not decide where all the rest speaks for something else."""
    alone = {code for code, known in found.items() if _is_a_stated_word_alone(known)}
    if all(code in alone or _doubt(known) > CONTESTING for code, known in found.items()):
        return found
    return {
        code: [evidence._replace(decides=False) for evidence in known] if code in alone else known
        for code, known in found.items()
    }


def _is_a_stated_word_alone(known: Sequence[Evidence]) -> bool:
    return all(evidence.signal is Signal.STATED for evidence in known)


def _lessened(evidence: Evidence) -> Evidence:
    if evidence.signal is Signal.STATED:
        return evidence
    return evidence._replace(weight=round(evidence.weight * BESIDE_DECIDED, 3))


def _of_the_parent(code: str, found: Found, parents: Parents) -> Iterator[Evidence]:
    if all(evidence.signal is Signal.KNOWN_PRODUCT for evidence in found[code]):
        return
    for evidence in found.get(parents.get(code, ""), ()):
        if evidence.signal in (Signal.STATED, Signal.NAME, Signal.ALIAS):
            weight = round(evidence.weight * OF_THE_PARENT, 3)
            yield evidence._replace(weight=weight, decides=False)


def _in_passing(one: ServedFunction) -> ServedFunction:
    if len(one.evidence) > 1 or one.evidence[0].signal is not Signal.PURPOSE:
        return one
    only = one.evidence[0]
    return weigh(one.code, [only._replace(weight=round(only.weight * IN_PASSING, 3))])


def _without_explained(
    served: Sequence[ServedFunction], parents: Parents
) -> Iterator[ServedFunction]:
    """A parent that is only possible gives way to a child that is likely."""
    explained = {parents.get(one.code, "") for one in served if one.score >= LIKELY}
    for one in served:
        if one.certainty is Certainty.CERTAIN or one.code not in explained:
            yield one


def _doubt(known: Iterable[Evidence]) -> float:
    """Return how likely it is that all of this evidence is mistaken."""
    return prod(1 - evidence.weight for evidence in known)
