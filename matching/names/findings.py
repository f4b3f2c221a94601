"""The findings: pairs of profiles that are likely to be one product, with what says so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from matching.names.pairing.candidates import candidates_among
from matching.names.reading.knowledge import Knowledge
from matching.names.reading.spellings import Reader, Spelling
from matching.names.weighing.objections import Objections
from matching.names.weighing.scores import CERTAIN, ENOUGH, weigh
from matching.profiles import Profile
from record.collecting import no_collecting

VENDOR_WEIGHT = 0.1
"""What the same vendor adds to the weight of a name."""


class Certainty(StrEnum):
    """Whether a finding can be relied upon, or a person has to look."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


class Evidence(NamedTuple):
    """What speaks for a finding: texts as they stand in the register, and their weight to 1."""

    signal: str
    field: str
    found: str
    matched: str
    weight: float


class SameProduct(NamedTuple):
    """Two profiles that are likely to be one product, the lower key to the left."""

    left_key: str
    right_key: str
    score: int
    certainty: Certainty
    evidence: tuple[Evidence, ...]


class _Reason(NamedTuple):
    score: float
    agree: int
    left: Spelling
    right: Spelling


def same_products(
    profiles: Iterable[Profile],
    knowledge: Knowledge | None = None,
    functions: Mapping[str, frozenset[str]] | None = None,
) -> list[SameProduct]:
    """Return the pairs of profiles that are likely to be one product, by their keys.

    Functions are codes by the profile's key; they only tell apart what has a name in common.
    """
    with no_collecting():  # until all but the findings is gone again, or it is all searched
        return _findings(profiles, knowledge or Knowledge(), functions or {})


def _findings(
    profiles: Iterable[Profile], knowledge: Knowledge, functions: Mapping[str, frozenset[str]]
) -> list[SameProduct]:
    ordered = sorted(profiles, key=lambda profile: profile.key)
    reasons = _reasons(ordered, knowledge, functions)
    return [
        _finding(ordered[left], ordered[right], reasons[left, right])
        for left, right in sorted(reasons)
    ]


def _reasons(
    profiles: Sequence[Profile], knowledge: Knowledge, functions: Mapping[str, frozenset[str]]
) -> dict[tuple[int, int], list[_Reason]]:
    """Return for each pair of places what speaks for it."""
    spellings = Reader(profiles, knowledge).all_spellings(profiles)
    candidates = candidates_among(spellings)
    scores, agreements = weigh(spellings, candidates)
    objections = Objections(profiles, spellings, knowledge, functions)
    enough = np.flatnonzero(scores >= ENOUGH)
    columns = (candidates.left, candidates.right, candidates.why, agreements, scores)
    found = defaultdict(list)
    for row in zip(*(column[enough].tolist() for column in columns), strict=True):
        left, right, why, agree, score = spellings[row[0]], spellings[row[1]], *row[2:]
        if not objections.to(left, right, why, agree):
            found[left.owner, right.owner].append(_Reason(score, agree, left, right))
    return found


def _finding(left: Profile, right: Profile, reasons: list[_Reason]) -> SameProduct:
    if len(reasons) > 1:
        reasons.sort(key=lambda reason: (-reason.score, reason.left.found, reason.right.found))
    score = round(reasons[0].score)
    certainty = Certainty.CERTAIN if score >= CERTAIN else Certainty.POSSIBLE
    evidence = [_by_name(reason) for reason in reasons]
    if any(reason.agree > 0 for reason in reasons):
        evidence.append(_by_vendor(left, right))
    return SameProduct(left.key, right.key, score, certainty, tuple(evidence))


def _by_name(reason: _Reason) -> Evidence:
    left, right = reason.left, reason.right
    signal = "name" if left.field == right.field == "name" else "alias"
    if left.known & right.known and left.letters != right.letters:
        signal = "known_product"
    return Evidence(signal, left.field, left.found, right.found, round(reason.score / 100, 2))


def _by_vendor(left: Profile, right: Profile) -> Evidence:
    """Return the vendors; a name that begins with the vendor's stands for one not stated."""
    field = "vendor" if left.vendor else "name"
    found, matched = left.vendor or left.name, right.vendor or right.name
    return Evidence("vendor", field, found, matched, VENDOR_WEIGHT)
