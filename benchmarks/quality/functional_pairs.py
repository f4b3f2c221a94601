"""Pairs of systems that do the same job: found, missed and invented."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from benchmarks.goals import Goal
from benchmarks.quality.labelled import (
    PARTS,
    Labelled,
    labelled_register,
    of_part,
    sample_vocabulary,
)
from benchmarks.rows import Row
from matching.functions.evidence import LIKELY, Certainty, ServedFunction
from matching.functions.reading import read

PRECISION, RECALL = Goal(0.75, 0.90), Goal(0.80, 0.90)
MACRO_F1 = Goal(0.75, 0.90)
BLANKED_PRECISION, BLANKED_RECALL = Goal(0.70, 0.71), Goal(0.60, 0.80)
CERTAIN_PRECISION = Goal(0.97, 0.99)

Served = Mapping[str, frozenset[str]]


class Tally(NamedTuple):
    """Pairs that are rightly found, wrongly found and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    def __str__(self) -> str:
        return f"{self.right} right, {self.wrong} wrong, {self.missed} missed"


def measure() -> list[Row]:
    """Return how well pairs are found, with and without the department's function field."""
    register = labelled_register()
    vocabulary = sample_vocabulary()
    told = {one.profile.key: read(vocabulary, one.profile) for one in register}
    blanked = {one.profile.key: read(vocabulary, one.without_stated) for one in register}
    rows: list[Row] = []
    for part in PARTS:
        rows += _of_part(part, [one for one in register if of_part(one.profile.key, part)], told)
        rows += _blanked(part, [one for one in register if of_part(one.profile.key, part)], blanked)
    return rows


def _of_part(
    part: str, systems: Sequence[Labelled], told: Mapping[str, Sequence[ServedFunction]]
) -> Iterator[Row]:
    pairs = tally(systems, likely(told))
    certain = tally(systems, likely(told, only_certain=True))
    yield Row("same function: precision", part, pairs.precision, PRECISION, str(pairs))
    yield Row("same function: recall", part, pairs.recall, RECALL)
    yield Row("same function: macro F1", part, macro_f1(systems, likely(told)), MACRO_F1)
    name = "same function, certain: precision"
    yield Row(name, part, certain.precision, CERTAIN_PRECISION, str(certain))


def _blanked(
    part: str, systems: Sequence[Labelled], told: Mapping[str, Sequence[ServedFunction]]
) -> Iterator[Row]:
    pairs = tally(systems, likely(told))
    name = "same function, function field blank"
    yield Row(f"{name}: precision", part, pairs.precision, BLANKED_PRECISION, str(pairs))
    yield Row(f"{name}: recall", part, pairs.recall, BLANKED_RECALL)


def tally(systems: Sequence[Labelled], served: Served) -> Tally:
    """Compare every two systems; within a wider group and no shared function nothing counts."""
    right = wrong = missed = 0
    for one, other in combinations(systems, 2):
        same = not one.functions.isdisjoint(other.functions)
        found = not served[one.profile.key].isdisjoint(served[other.profile.key])
        right += same and found
        missed += same and not found
        wrong += found and not same and one.group != other.group
    return Tally(right, wrong, missed)


def macro_f1(systems: Sequence[Labelled], served: Served) -> float:
    """Return the mean F1 of the functions that two or more of the systems have."""
    labels = sorted({label for one in systems for label in one.functions})
    figures = [figure for label in labels if (figure := _f1_of(label, systems, served)) is not None]
    return sum(figures) / max(1, len(figures))


def _f1_of(label: str, systems: Sequence[Labelled], served: Served) -> float | None:
    having = [one for one in systems if label in one.functions]
    if len(having) < 2:
        return None
    groups = {one.group for one in having}
    found = [one for one in systems if label in served[one.profile.key]]
    right = sum(label in one.functions for one in found)
    wrong = sum(label not in one.functions and one.group not in groups for one in found)
    return Tally(right, wrong, len(having) - right).f1


def likely(
    told: Mapping[str, Sequence[ServedFunction]], only_certain: bool = False
) -> dict[str, frozenset[str]]:
    """Return the functions that each system is likely to serve, by its key."""
    return {
        key: frozenset(
            one.code
            for one in served
            if one.score >= LIKELY and (not only_certain or one.certainty is Certainty.CERTAIN)
        )
        for key, served in told.items()
    }
