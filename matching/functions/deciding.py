"""What decides: a stated word or a known product, where nothing speaks for something else."""

from collections.abc import Container, Iterable, Mapping, Sequence

from matching.functions.evidence import Evidence, Found, Signal, doubt

CONTESTING, CONTESTING_WITH_SUPPORT = 0.35, 0.6
"""From how much on what a text says of another function leaves the decision to a person."""
SUPPORTING = 0.3

_PERSONS = (Signal.FUNCTION, Signal.USE)
_PRODUCT = Signal.KNOWN_PRODUCT


def contested(found: Found, decided: Container[str], parents: Mapping[str, str]) -> Found:
    """Let words and products decide only where the text speaks for nothing else as clearly."""
    rivals = {
        code: 1 - doubt([e for e in known if e[0] is not _PRODUCT])
        for code, known in found.items()
        if code not in decided
    }
    if max(rivals.values(), default=0) <= CONTESTING:
        return found
    return {
        code: [evidence._replace(decides=False) for evidence in known]
        if code in decided and _is_contested(code, known, rivals, parents)
        else known
        for code, known in found.items()
    }


def _is_contested(
    code: str,
    known: Sequence[Evidence],
    rivals: Mapping[str, float],
    parents: Mapping[str, str],
) -> bool:
    if _is_set(known):
        return False
    limit = _limit(known)
    return any(
        rival > limit and not _are_kin(code, other, parents) for other, rival in rivals.items()
    )


def _is_set(known: Iterable[Evidence]) -> bool:
    return any(evidence.signal in _PERSONS for evidence in known)


def _limit(known: Iterable[Evidence]) -> float:
    """Two kinds of evidence for one function stand firmer than one."""
    kinds = {evidence.signal for evidence in known if evidence.weight >= SUPPORTING}
    return CONTESTING_WITH_SUPPORT if len(kinds) > 1 else CONTESTING


def _are_kin(one: str, other: str, parents: Mapping[str, str]) -> bool:
    return parents.get(one) == other or parents.get(other) == one
