"""A word of several functions speaks for the one that the rest speaks for."""

from collections.abc import Mapping, Sequence

from matching.functions.evidence import Evidence, Found, Signal, Where, doubt, lessened, where_found

EXPLAINED = 0.5
CLEARLY = 0.3
"""How much more the rest has to say for one of a word's functions than for another."""


def explained(found: Found) -> Found:
    """Lessen words that several functions share where the rest tells which of them is meant."""
    shared = _shared(found)
    if not shared:
        return found
    alone = {
        code: 1 - doubt([e for e in known if where_found(e) not in shared])
        for code, known in found.items()
    }
    clearest = dict.fromkeys(shared, 0.0)
    for code, known in found.items():
        for where in shared.intersection(map(where_found, known)):
            clearest[where] = max(clearest[where], alone[code])
    least = max(clearest.values()) - CLEARLY
    return {
        code: known if alone[code] >= least else _lessened(known, alone[code], clearest)
        for code, known in found.items()
    }


def _lessened(
    known: Sequence[Evidence], alone: float, clearest: Mapping[Where, float]
) -> Sequence[Evidence]:
    return [
        lessened(evidence, EXPLAINED)
        if alone < clearest.get(where_found(evidence), 0.0) - CLEARLY
        and evidence.signal not in _SURE
        else evidence
        for evidence in known
    ]


def _shared(found: Found) -> set[Where]:
    """Return what speaks for more than one function, and where it stands."""
    seen: set[Where] = set()
    shared: set[Where] = set()
    for known in found.values():
        here = set(map(where_found, known))
        if not seen.isdisjoint(here):
            shared |= here & seen
        seen |= here
    return shared


_SURE = (Signal.FUNCTION, Signal.USE, Signal.KNOWN_PRODUCT)
