"""The finding: two profiles that are one product, with what says so."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from matching.names.candidates import candidates_among
from matching.names.knowledge import Knowledge
from matching.names.spellings import Reader
from matching.names.weighing import CERTAIN, ENOUGH, weigh
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
    profiles: Iterable[Profile], knowledge: Knowledge | None = None
) -> list[SameProduct]:
    knowledge = knowledge or Knowledge()
    ordered = sorted(profiles, key=lambda p: p.key)
    reader = Reader(ordered, knowledge)
    spellings = [s for i, p in enumerate(ordered) for s in reader.spellings(i, p)]
    candidates = candidates_among(spellings)
    scores, agree = weigh(spellings, candidates)
    out = {}
    for row in np.flatnonzero(scores >= ENOUGH).tolist():
        a, b = spellings[candidates.left[row]], spellings[candidates.right[row]]
        out.setdefault((a.owner, b.owner), []).append((float(scores[row]), a, b))
    return [
        SameProduct(ordered[i].key, ordered[j].key, int(max(v)[0]), Certainty.CERTAIN,
            tuple(Evidence(a.field, a.field, a.found, b.found, s) for s, a, b in v))
        for (i, j), v in sorted(out.items())
    ]
