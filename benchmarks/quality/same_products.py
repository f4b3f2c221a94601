"""One product under two names in labelled registers, and look-alikes that are two products."""

import re
from collections.abc import Iterator
from itertools import combinations

from benchmarks.goals import NONE_AT_ALL, Goal
from benchmarks.names.pairs import Pair, quality_of
from benchmarks.quality.labelled import (
    LABELLED,
    PARTS,
    REGISTER,
    labelled_register,
    of_part,
    sample_functions,
    sample_products,
    table,
)
from benchmarks.rows import Row
from matching.known import knowledge_from
from matching.names.findings import Certainty, SameProduct, same_products
from matching.names.lookup.index import Index
from matching.profiles import Profile

RENAMES = LABELLED / "product_renames"
F1, CERTAIN_PRECISION, AMONG_FIRST = Goal(0.93, 0.98), Goal(0.97, 0.99), Goal(0.95, 0.98)
FIRST = 5


def measure() -> list[Row]:
    """Return the quality on the labelled register and on the renamed products."""
    return [*_register(), _renames()]


def found_products() -> list[SameProduct]:
    """Return what the detector finds in the labelled register."""
    knowledge = knowledge_from(sample_functions(), sample_products())
    return same_products([one.profile for one in labelled_register()], knowledge)


def true_products() -> set[Pair]:
    """Return the pairs of labelled systems that are one product."""
    products = {one.profile.key: one.product for one in labelled_register()}
    return {
        (one, other)
        for one, other in combinations(sorted(products), 2)
        if products[one] and products[one] == products[other]
    }


def _register() -> Iterator[Row]:
    found = found_products()
    pairs = {(one.left_key, one.right_key) for one in found}
    certain = {(one.left_key, one.right_key) for one in found if one.certainty is Certainty.CERTAIN}
    truth = true_products()
    for part in PARTS:
        true = _within(truth, part)
        quality = quality_of(_within(pairs, part), true)
        counts = f"precision {quality.precision:.3f}, recall {quality.recall:.3f}"
        yield Row("same product: F1", part, quality.f1, F1, f"{counts}, {len(true)} pairs")
    precision = quality_of(certain, truth).precision
    name = "same product, certain: precision"
    yield Row(name, "all", precision, CERTAIN_PRECISION, f"{len(certain)} pairs")
    alike = _look_alikes()
    joined = len(alike & pairs)
    yield Row("look-alike names joined", "all", joined, NONE_AT_ALL, f"{joined} of {len(alike)}")


def _renames() -> Row:
    names = {row["id"]: row["name"] for row in table(RENAMES / "gsa_renames_systems.csv")}
    index = Index(Profile(key, name) for key, name in names.items())
    renamed = [
        (row["id_a"], row["id_b"])
        for row in table(RENAMES / "gsa_renames_truth.csv")
        if row["label"] == "renamed"
    ]
    asked = [*renamed, *((other, one) for one, other in renamed)]
    hits = sum(other in _first(index, one, names[one]) for one, other in asked)
    name = f"renamed products: the other name among the first {FIRST}"
    return Row(name, "all", hits / len(asked), AMONG_FIRST, f"{hits} of {len(asked)}")


def _first(index: Index, key: str, name: str) -> list[str]:
    found = [like.key for like in index.like(name, limit=FIRST + 1)]
    return [other for other in found if other != key][:FIRST]


def _look_alikes() -> set[Pair]:
    text = (REGISTER / "README.md").read_text(encoding="utf-8")
    section = text.partition("## Lookalike")[2].partition("\n## ")[0]
    lines = (re.findall(r"\bd\d{3}\b", line) for line in section.splitlines())
    return {(min(keys[:2]), max(keys[:2])) for keys in lines if len(keys) > 1}


def _within(pairs: set[Pair], part: str) -> set[Pair]:
    return {pair for pair in pairs if all(of_part(key, part) for key in pair)}
