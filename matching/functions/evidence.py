"""Evidence for a function: what was found, where, what it matched, and what that weighs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple

from matching.language.memory import Memory
from matching.language.quick_tuples import quickly

LIKELY = 50
"""From this score on a system is taken to serve a function, and must be answered in a request."""


class Signal(StrEnum):
    """What speaks for a function, in falling trust."""

    FUNCTION = "function"
    USE = "use"
    STATED = "stated"
    KNOWN_PRODUCT = "known_product"
    NAME = "name"
    ALIAS = "alias"
    PURPOSE = "purpose"
    VENDOR = "vendor"


class Certainty(StrEnum):
    """Whether something decides, or only proposes and a person confirms."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


class Evidence(NamedTuple):
    """One thing that speaks for a function; `found` is the text as it stands in the register."""

    signal: Signal
    field: str
    found: str
    matched: str
    weight: float
    decides: bool = False


class ServedFunction(NamedTuple):
    """A function that a system serves, or seems to: 0 to 100, and why."""

    code: str
    score: int
    certainty: Certainty
    evidence: tuple[Evidence, ...]


Found = Mapping[str, Sequence[Evidence]]
"""What speaks for each function, by code."""
Where = tuple[str, str]
"""In which field something was found, and what."""

where_found: Callable[[Evidence], Where] = itemgetter(1, 2)
quick_evidence = quickly(Evidence)
quick_served = quickly(ServedFunction)


rounded: Memory[float, float] = Memory(lambda weight: round(weight, 3))
"""Few weights come again and again, and rounding takes three times as long as looking up."""


def lessened(evidence: Evidence, share: float) -> Evidence:
    """Return evidence that weighs only a share."""
    signal, field, found, matched, weight, decides = evidence
    return quick_evidence((signal, field, found, matched, rounded[weight * share], decides))


def doubt(known: Iterable[Evidence]) -> float:
    """Return how likely it is that all of this evidence is mistaken."""
    mistaken = 1.0
    for evidence in known:  # by number: a named tuple is slow to take apart
        mistaken *= 1 - evidence[4]
    return mistaken


def is_decided(known: Iterable[Evidence]) -> bool:
    """Return whether any of this evidence decides."""
    for evidence in known:  # noqa: SIM110 - twice as fast as any, and asked of everything found
        if evidence[5]:
            return True
    return False
