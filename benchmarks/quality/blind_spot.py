"""What the peers' ways would have found in the same registers: their blind spot, shown.

KITOS, ServiceNow and Turbo EA compare exact names when an entry is made. Turbo EA asks a language
model in batches of forty, each compared within itself; here the model is taken to be perfect.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from benchmarks.names.pairs import Pair
from benchmarks.quality.functional_pairs import likely
from benchmarks.quality.labelled import (
    DATA,
    LABELLED,
    labelled_register,
    sample_profile,
    sample_vocabulary,
    table,
)
from benchmarks.quality.same_products import found_products, true_products
from matching.functions.reading import read
from matching.profiles import Profile

BATCH = 40
HEADINGS = (
    *("pairs of systems", "in all", "same name at creation"),
    *(f"batches of {BATCH}, at best", "Samsyn"),
)


class Labelling(NamedTuple):
    """A register in the order it was entered, its true pairs, and those that Samsyn finds."""

    name: str
    profiles: Sequence[Profile]
    truth: set[Pair]
    found: set[Pair]


def cells() -> Iterator[tuple[str, ...]]:
    """Return, for each register that is here, how many of its true pairs each way finds."""
    labelled = [*_labelled_registers()] if LABELLED.is_dir() else []
    for one in (*labelled, _sample()):
        names, batches = of_one_name(one.profiles), in_one_batch(one.profiles)
        found = (_share(pairs & one.truth, one.truth) for pairs in (names, batches, one.found))
        yield (one.name, str(len(one.truth)), *found)


def of_one_name(profiles: Sequence[Profile]) -> set[Pair]:
    """Return the pairs that a check of exact names finds; capitals make no difference."""
    return {
        pair(one, other)
        for one, other in combinations(profiles, 2)
        if one.name.strip().casefold() == other.name.strip().casefold()
    }


def in_one_batch(profiles: Sequence[Profile], size: int = BATCH) -> set[Pair]:
    """Return the pairs that are ever compared when batches are compared within themselves."""
    starts = range(0, len(profiles), size)
    batches = (profiles[start : start + size] for start in starts)
    return {pair(one, other) for batch in batches for one, other in combinations(batch, 2)}


def pair(one: Profile, other: Profile) -> Pair:
    """Return the keys of two, the lower one first."""
    return min(one.key, other.key), max(one.key, other.key)


def _labelled_registers() -> Iterator[Labelling]:
    register = labelled_register()
    profiles = [one.profile for one in register]
    truth = _sharing(profiles, {one.profile.key: one.functions for one in register})
    yield Labelling("sv_register: same function", profiles, truth, _found(profiles))
    products = {(one.left_key, one.right_key) for one in found_products()}
    yield Labelling("sv_register: same product", profiles, true_products(), products)


def _sample() -> Labelling:
    """Return data/systems.csv, without the functions set by hand: they are the truth here."""
    told = [sample_profile(row) for row in table(DATA / "systems.csv")]
    truth = _sharing(told, {one.key: frozenset(one.functions) for one in told})
    profiles = [replace(one, functions=()) for one in told]
    name = "data/systems.csv: same function, from texts alone"
    return Labelling(name, profiles, truth, _found(profiles))


def _found(profiles: Sequence[Profile]) -> set[Pair]:
    vocabulary = sample_vocabulary()
    return _sharing(profiles, likely({one.key: read(vocabulary, one) for one in profiles}))


def _sharing(profiles: Sequence[Profile], functions: dict[str, frozenset[str]]) -> set[Pair]:
    return {
        pair(one, other)
        for one, other in combinations(profiles, 2)
        if not functions[one.key].isdisjoint(functions[other.key])
    }


def _share(found: set[Pair], truth: set[Pair]) -> str:
    return f"{len(found)} ({len(found) / max(1, len(truth)):.0%})"
