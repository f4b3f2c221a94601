"""Spellings of kinds that no rule was written for."""

from benchmarks.names.made_up.names import made_up_names, true_pairs
from benchmarks.names.made_up.respellings import unforeseen
from benchmarks.names.pairs import quality_of
from matching.names.findings import same_products

SIZES = (2_000, 20_000)
SEEDS = (31, 32, 33)
HEADINGS: tuple[str, ...] = ("entries", "seed", "precision", "recall", "F1")


def measure() -> list[tuple[str, ...]]:
    """Return the quality on each size and seed; a product has one other spelling at most."""
    return [_row(size, seed) for size in SIZES for seed in SEEDS]


def _row(size: int, seed: int) -> tuple[str, ...]:
    rows = made_up_names(size, seed, unforeseen, times=(1,))
    found = {(one.left_key, one.right_key) for one in same_products(row.profile for row in rows)}
    quality = quality_of(found, true_pairs(rows))
    shares = (quality.precision, quality.recall, quality.f1)
    return (f"{size:,}", str(seed), *(f"{share:.3f}" for share in shares))
