"""What decides: a stated word or a known product, where nothing speaks for something else."""

from collections.abc import Iterable, Mapping, Sequence

from matching.functions.evidence import Evidence, Signal, doubt

CONTESTING, CONTESTING_WITH_SUPPORT = 0.35, 0.6
"""From how much on what a text says of another function leaves the decision to a person."""
SUPPORTING = 0.3

Found = Mapping[str, Sequence[Evidence]]
_PERSONS = (Signal.FUNCTION, Signal.USE)


def contested(found: Found, decided: Iterable[str], parents: Mapping[str, str]) -> Found:
    """Let words and products decide only where the text speaks for nothing else as clearly."""
    rivals = {
        code: 1 - doubt(e for e in known if e.signal is not Signal.KNOWN_PRODUCT)
        for code, known in found.items()
        if not any(evidence.decides for evidence in known)
    }
    undecided = {
        code
        for code in decided
        if not _is_set(found[code])
        and any(
            rival > _limit(found[code]) and not _are_kin(code, other, parents)
            for other, rival in rivals.items()
        )
    }
    return {
        code: [evidence._replace(decides=False) for evidence in known]
        if code in undecided
        else known
        for code, known in found.items()
    }


def _is_set(known: Iterable[Evidence]) -> bool:
    return any(evidence.signal in _PERSONS for evidence in known)


def _limit(known: Iterable[Evidence]) -> float:
    """Two kinds of evidence for one function stand firmer than one."""
    kinds = {evidence.signal for evidence in known if evidence.weight >= SUPPORTING}
    return CONTESTING_WITH_SUPPORT if len(kinds) > 1 else CONTESTING


def _are_kin(one: str, other: str, parents: Mapping[str, str]) -> bool:
    return parents.get(one) == other or parents.get(other) == one
