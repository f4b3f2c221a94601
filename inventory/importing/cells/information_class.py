"""Information classes: how much confidentiality and the rest matter, 0 to 4."""

import re
from dataclasses import dataclass

from inventory.importing.cells.unreadable import UnreadableCellError

ASPECTS = "KRTS"  # konfidentialitet, riktighet, tillgänglighet, spårbarhet
WRITE_SO = "Skriv den som K2R2T1 eller K2R2T1S0, med värden från 0 till 4."

_LETTERED = re.compile(r"([A-ZÅÄÖ])[ :=]*([0-9]{1,2})[ ,;/-]*")
_NUMBERED = re.compile(r"[0-9]{1,2}(?:[-/][0-9]{1,2}){2,3}")


@dataclass(frozen=True, slots=True)
class InformationClass:
    """The class of each aspect, or None where it is not stated."""

    confidentiality: int | None
    integrity: int | None
    availability: int | None
    traceability: int | None


def parse_information_class(text: str) -> InformationClass:
    """Read ``K2R2T1S0``, ``K2 R2 T1``, ``K:2, T:1``, or ``2-2-1`` and ``2/2/1/0`` in that order."""
    levels = _levels(text.strip().upper())
    if any(level > 4 for level in levels.values()):
        raise UnreadableCellError(f"Informationsklassen har ett värde över 4. {WRITE_SO}")
    return InformationClass(*(levels.get(aspect) for aspect in ASPECTS))


def _levels(text: str) -> dict[str, int]:
    if _NUMBERED.fullmatch(text):
        return dict(zip(ASPECTS, map(int, re.split("[-/]", text)), strict=False))
    pairs = _LETTERED.findall(text)
    levels = {aspect: int(level) for aspect, level in pairs if aspect in ASPECTS}
    whole = re.fullmatch(f"(?:{_LETTERED.pattern})+", text)
    if not whole or len(levels) != len(pairs):
        raise UnreadableCellError(f"Informationsklassen går inte att läsa. {WRITE_SO}")
    return levels
