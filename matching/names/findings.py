"""The finding: two profiles that are one product, with what says so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from matching.names.candidates import Why, candidates_among
from matching.names.knowledge import Knowledge
from matching.names.modules import Modules
from matching.names.purposes import Purposes
from matching.names.spellings import Reader, Spelling
from matching.names.weighing import CERTAIN, DISTINCT, ENOUGH, weigh
from matching.profiles import Profile


class Certainty(StrEnum):
    """Whether the finding can be relied upon, or has to be looked at."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


class Evidence(NamedTuple):
    """What speaks for a finding, as it stands in the register."""

    signal: str
    field: str
    found: str
    matched: str
    weight: float


class SameProduct(NamedTuple):
    """Two profiles that are likely to be one product; the lower key to the left."""

    left_key: str
    right_key: str
    score: int
    certainty: Certainty
    evidence: tuple[Evidence, ...]


def same_products(
    profiles: Iterable[Profile],
    knowledge: Knowledge | None = None,
    functions: Mapping[str, frozenset[str]] | None = None,
) -> list[SameProduct]:
    """Return the pairs of profiles that are likely to be one product, by their keys."""
    known = knowledge or Knowledge()
    ordered = sorted(profiles, key=lambda profile: profile.key)
    reader = Reader(ordered, known)
    spellings = [
        spelling
        for owner, profile in enumerate(ordered)
        for spelling in reader.spellings(owner, profile)
    ]
    candidates = candidates_among(spellings)
    scores, agree = weigh(spellings, candidates)
    judge = Judge(spellings, known, Purposes(ordered, functions or {}), ordered)
    found = defaultdict(list)
    why, agree = candidates.why.tolist(), agree.tolist()
    lefts, rights, points = candidates.left.tolist(), candidates.right.tolist(), scores.tolist()
    for row in np.flatnonzero(scores >= ENOUGH).tolist():
        left, right = spellings[lefts[row]], spellings[rights[row]]
        if judge.lets(left, right, why[row], agree[row]):
            found[left.owner, right.owner].append((points[row], agree[row], left, right))
    return [
        _finding(ordered[left], ordered[right], reasons)
        for (left, right), reasons in sorted(found.items())
    ]


class Judge:
    def __init__(self, spellings, knowledge: Knowledge, purposes: Purposes, ordered) -> None:
        self._modules = Modules(knowledge, purposes, ordered)
        self._purposes = purposes
        self._knowledge = knowledge
        self._names: dict[int, frozenset[int]] = {}
        if knowledge.products:
            for s in spellings:
                if s.known:
                    self._names.setdefault(s.owner, s.known)

    def lets(self, left: Spelling, right: Spelling, why: Why, agree: int) -> bool:
        a, b = self._names.get(left.owner), self._names.get(right.owner)
        if a and b and a.isdisjoint(b):
            return False
        if why == Why.KNOWN or not left.known.isdisjoint(right.known):
            return True
        if why == Why.EXTRA_WORD and self._modules.is_module(left, right):
            return False
        if agree > 0:
            return True
        if self._generic(left) or self._generic(right):
            return False
        if why != Why.SAME_LETTERS or len(left.letters) <= DISTINCT:
            return not self._purposes.contradict(left.owner, right.owner)
        return True

    def _generic(self, s: Spelling) -> bool:
        return all(w.isdigit() or self._knowledge.functions_of(w) for w in s.bare)


def _finding(left: Profile, right: Profile, reasons) -> SameProduct:
    score = max(reason[0] for reason in reasons)
    evidence = [
        Evidence(l.field if l.field!='name' else r.field, l.field, l.found, r.found, round(s / 100, 2))
        for s, _, l, r in reasons
    ]
    if any(reason[1] > 0 for reason in reasons):
        evidence.append(Evidence("vendor", "vendor", left.vendor, right.vendor, 0.1))
    return SameProduct(left.key, right.key, round(score),
        Certainty.CERTAIN if score >= CERTAIN else Certainty.POSSIBLE, tuple(evidence))
