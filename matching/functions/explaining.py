"""A word of several functions speaks for the one that the rest speaks for."""

from collections.abc import Mapping, Sequence

from matching.functions.evidence import Evidence, Signal, doubt, lessened

EXPLAINED = 0.5
CLEARLY = 0.3
"""How much more the rest has to say for one of a word's functions than for another."""

Found = Mapping[str, Sequence[Evidence]]
Where = tuple[str, str]


def explained(found: Found) -> Found:
    """Lessen words that several functions share where the rest tells which of them is meant."""
    shared = _shared(found)
    if not shared:
        return found
    alone = {
        code: 1 - doubt([e for e in known if e[1:3] not in shared]) for code, known in found.items()
    }
    clearest = dict.fromkeys(shared, 0.0)
    for code, known in found.items():
        for evidence in known:
            where = evidence[1:3]
            if where in shared and alone[code] > clearest[where]:
                clearest[where] = alone[code]
    return {
        code: [
            lessened(evidence, EXPLAINED)
            if alone[code] < clearest.get(evidence[1:3], 0.0) - CLEARLY
            and evidence.signal not in _SURE
            else evidence
            for evidence in known
        ]
        for code, known in found.items()
    }


def _shared(found: Found) -> set[Where]:
    """Return what speaks for more than one function, and where it stands."""
    seen: set[Where] = set()
    shared: set[Where] = set()
    for known in found.values():
        here = {evidence[1:3] for evidence in known}
        shared |= here & seen
        seen |= here
    return shared


_SURE = (Signal.FUNCTION, Signal.USE, Signal.KNOWN_PRODUCT)
