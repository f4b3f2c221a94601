"""How well pairs were found: precision, recall and F1 against the truth."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

Pair = tuple[str, str]


class Quality(NamedTuple):
    """The share of found pairs that are right, the share of right ones found, and both in one."""

    precision: float
    recall: float
    f1: float
    threshold: float = 0.0


def quality_of(found: AbstractSet[Pair], truth: AbstractSet[Pair]) -> Quality:
    """Return the quality of one set of pairs."""
    right = len(found & truth)
    return _quality(right, len(found), len(truth))


def best_quality(scores: Mapping[Pair, float], truth: AbstractSet[Pair]) -> Quality:
    """Return the quality at the threshold that suits best; generous, as it looks at the truth."""
    right, best = 0, Quality(0, 0, 0)
    ordered = sorted(scores.items(), key=lambda one: -one[1])
    for count, (pair, score) in enumerate(ordered, start=1):
        right += pair in truth
        if count == len(ordered) or ordered[count][1] < score:
            best = max(
                best,
                _quality(right, count, len(truth))._replace(threshold=score),
                key=lambda one: one.f1,
            )
    return best


def _quality(right: int, found: int, true: int) -> Quality:
    precision, recall = right / max(1, found), right / max(1, true)
    return Quality(precision, recall, 2 * precision * recall / max(1e-9, precision + recall))
