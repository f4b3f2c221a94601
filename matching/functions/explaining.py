"""A word of several functions speaks for the one that the rest speaks for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from matching.functions.evidence import Evidence, Signal, doubt, lessened

EXPLAINED = 0.5
CLEARLY = 0.3
"""How much more the rest has to say for one of a word's functions than for another."""

Found = Mapping[str, Sequence[Evidence]]
Where = tuple[str, str]


def explained(found: Found) -> Found:
    """Lessen words that several functions share where the rest tells which of them is meant."""
    owners: defaultdict[Where, list[str]] = defaultdict(list)
    for code, known in found.items():
        for evidence in known:
            owners[evidence[1:3]].append(code)
    shared = {where for where, codes in owners.items() if len(codes) > 1}
    if not shared:
        return found
    alone = {
        code: 1 - doubt(e for e in known if e[1:3] not in shared) for code, known in found.items()
    }
    clearest = {where: max(alone[code] for code in owners[where]) for where in shared}
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


_SURE = (Signal.FUNCTION, Signal.USE, Signal.KNOWN_PRODUCT)
