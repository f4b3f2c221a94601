"""Spellings of kinds that no rule was written for."""

from collections.abc import Iterator
from statistics import fmean

from benchmarks.goals import Goal
from benchmarks.names.made_up.names import made_up_names, true_pairs
from benchmarks.names.made_up.respellings import unforeseen
from benchmarks.names.pairs import Quality, quality_of
from benchmarks.rows import Row
from matching.names.findings import same_products

SIZES = (2_000, 20_000)
SEEDS = (31, 32, 33)
F1 = Goal(0.88, 0.93)


def rows() -> Iterator[Row]:
    """Return the mean quality on each size; a product has one other spelling at most."""
    for size in SIZES:
        found = [_quality(size, seed) for seed in SEEDS]
        shares = ", ".join(f"{one.f1:.3f}" for one in found)
        name = "unforeseen spellings"
        yield Row(f"{name}: F1", f"{size:,}", fmean(one.f1 for one in found), F1, shares)
        precision = fmean(one.precision for one in found)
        yield Row(f"{name}: precision", f"{size:,}", precision, counts="the aim asks for 0.97")


def _quality(size: int, seed: int) -> Quality:
    made_up = made_up_names(size, seed, unforeseen, times=(1,))
    profiles = (row.profile for row in made_up)
    found = {(one.left_key, one.right_key) for one in same_products(profiles)}
    return quality_of(found, true_pairs(made_up))
