"""The audit's seven scheduling tools among all sample systems: together, and nothing foreign."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import uuid4

from benchmarks.goals import NONE_AT_ALL, Goal
from benchmarks.quality.labelled import DATA, parts, sample_profile, sample_vocabulary, table
from benchmarks.rows import Row
from matching.functions.evidence import LIKELY
from matching.functions.reading import read
from matching.overlaps.same_function import same_function
from matching.register.entries import Entry

SHARED = "scheduling_time_reporting"
ALL_SEVEN, ALL_THREE = Goal(7, 7), Goal(3, 3)
DESCRIBED = frozenset({"Heroma", "TOJ", "Arbetspass i Teams"})
"""Those of the seven of which the report says more than that they are on the list."""


def measure() -> list[Row]:
    """Return how many of the seven stand together, set by a person and from text alone."""
    systems = table(DATA / "systems.csv")
    seven = {row["name"] for row in systems if _is_one_of_the_seven(row)}
    vocabulary = sample_vocabulary()
    profiles = [sample_profile(row) for row in systems]
    told = [(Entry(uuid4(), one.name, one), read(vocabulary, one)) for one in profiles]
    overlaps = [one for one in same_function(vocabulary, told) if one.code == SHARED]
    together = {member.entry.name for one in overlaps for member in one.members}
    return [
        Row("audit F7, set by a person: of the seven", "all", len(together & seven), ALL_SEVEN),
        Row("audit F7, set by a person: foreign", "all", len(together - seven), NONE_AT_ALL),
        Row("audit F7, text alone: of the three", "all", len(_from_text(systems)), ALL_THREE),
    ]


def _from_text(systems: list[dict[str, str]]) -> set[str]:
    """Return which of the described ones their words place at the function or below it."""
    vocabulary = sample_vocabulary()
    below = {code for code, parent in vocabulary.parents.items() if parent == SHARED} | {SHARED}
    return {
        row["name"]
        for row in systems
        if _is_one_of_the_seven(row) and row["name"] in DESCRIBED
        for one in read(vocabulary, replace(sample_profile(row), functions=()))
        if one.code in below and one.score >= LIKELY
    }


def _is_one_of_the_seven(row: Mapping[str, str]) -> bool:
    return SHARED in parts(row["function_codes"])
