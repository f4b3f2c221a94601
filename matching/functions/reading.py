"""Which functions a system serves, read from what the register says of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import prod

from matching.functions.evidence import LIKELY, Certainty, Evidence, ServedFunction, Signal
from matching.functions.naming import product_evidence
from matching.functions.saying import set_by_persons, stated_evidence, told_evidence
from matching.functions.vocabulary import Vocabulary
from matching.profiles import Profile

BESIDE_DECIDED = 0.6
"""What else is mentioned weighs less where somebody has said what the system is for."""
OF_THE_PARENT = 0.4
"""Words for a whole field, such as "avfall", support what is found of its parts."""
CONTESTING = 0.5
LEAST = 10

Found = Mapping[str, list[Evidence]]


def read(vocabulary: Vocabulary, profile: Profile) -> tuple[ServedFunction, ...]:
    """Return the functions that a system serves, by code, each with its evidence."""
    found: defaultdict[str, list[Evidence]] = defaultdict(list)
    for code, evidence in _all_evidence(vocabulary, profile):
        found[code].append(evidence)
    weighed = _uncontested(_beside_decided(found, vocabulary.parents))
    served = [
        weigh(code, (*known, *_of_the_parent(code, weighed, vocabulary)))
        for code, known in sorted(weighed.items())
        if code not in profile.refused
    ]
    best = max((one.score for one in served), default=0)
    served = [
        one._replace(score=round(one.score * 0.8)) if one.score < best - 20 and one.certainty is Certainty.POSSIBLE and all(e.signal in (Signal.PURPOSE, Signal.KNOWN_PRODUCT) for e in one.evidence) and len(one.evidence)<=2 else one
        for one in served
    ]
    return tuple(_without_explained(vocabulary, [one for one in served if one.score >= LEAST]))


def _all_evidence(vocabulary: Vocabulary, profile: Profile) -> Iterator[tuple[str, Evidence]]:
    yield from set_by_persons(vocabulary, profile)
    spoken = [*stated_evidence(vocabulary, profile), *told_evidence(vocabulary, profile)]
    yield from spoken
    yield from product_evidence(vocabulary, profile, {code for code, _evidence in spoken})


def _uncontested(found: Found) -> Found:
    """A stated word alone does not decide where all the rest speaks for something else."""
    alone = {code for code, known in found.items() if _is_a_stated_word_alone(known)}
    strong = {code for code, known in found.items() if _doubt(known) <= CONTESTING} - alone
    if not strong:
        return found
    return {
        code: [evidence._replace(decides=False) for evidence in known] if code in alone else known
        for code, known in found.items()
    }


def _is_a_stated_word_alone(known: Sequence[Evidence]) -> bool:
    return len(known) == 1 and known[0].signal is Signal.STATED


def _doubt(known: Iterable[Evidence]) -> float:
    """Return how likely it is that all of this evidence is mistaken."""
    return prod(1 - evidence.weight for evidence in known)


def _beside_decided(found: Found, parents: Mapping[str, str]) -> Found:
    decided = {code for code, known in found.items() if any(e.decides for e in known)}
    if not decided:
        return found
    return {
        code: known
        if code in decided or parents.get(code) in decided
        else [_less(evidence) for evidence in known]
        for code, known in found.items()
    }


def _less(evidence: Evidence) -> Evidence:
    if evidence.signal is Signal.STATED:
        return evidence
    return evidence._replace(weight=round(evidence.weight * BESIDE_DECIDED, 3))


def _of_the_parent(code: str, found: Found, vocabulary: Vocabulary) -> Iterator[Evidence]:
    if all(evidence.signal is Signal.KNOWN_PRODUCT for evidence in found[code]):
        return
    for evidence in found.get(vocabulary.parents.get(code, ""), ()):
        if evidence.signal in (Signal.STATED, Signal.NAME, Signal.ALIAS):
            weight = round(evidence.weight * OF_THE_PARENT, 3)
            yield evidence._replace(weight=weight, decides=False)


def weigh(code: str, known: Iterable[Evidence]) -> ServedFunction:
    """Each thing found counts once, by the strongest that it matched."""
    strongest: dict[tuple[str, str], Evidence] = {}
    for evidence in known:
        key = (evidence.field, evidence.found.casefold())
        if key not in strongest or evidence.weight > strongest[key].weight:
            strongest[key] = evidence
    decided = any(evidence.decides for evidence in strongest.values())
    ranked = sorted(strongest.values(), key=lambda e: (-e.weight, e.field, e.found, e.matched))
    return ServedFunction(
        code,
        round(100 * (1 - _doubt(strongest.values()))),
        Certainty.CERTAIN if decided else Certainty.POSSIBLE,
        tuple(ranked),
    )


def _without_explained(
    vocabulary: Vocabulary, served: list[ServedFunction]
) -> Iterator[ServedFunction]:
    """A parent that is only possible gives way to a child that is likely."""
    explained = {vocabulary.parents.get(one.code, "") for one in served if one.score >= LIKELY}
    for one in served:
        if one.certainty is Certainty.CERTAIN or one.code not in explained:
            yield one
