"""English software: how often the nearest neighbour serves the same function."""

import re

from benchmarks.goals import Goal
from benchmarks.quality.labelled import LABELLED, table
from benchmarks.rows import Row
from matching.functions.reading import read
from matching.functions.vocabulary.compiled import compile_vocabulary
from matching.functions.vocabulary.entries import FunctionEntry
from matching.needs.index import NeedIndex
from matching.profiles import Profile

SOFTWARE = LABELLED / "software_functions_en" / "awesome_selfhosted_office_systems.csv"
SAME_FUNCTION = Goal(0.61, 0.75)


def measure() -> list[Row]:
    """Return how often what a match of its own text finds first has a function in common.

    The vocabulary is the names of the tags and nothing else; which a system has is not read.
    """
    rows = table(SOFTWARE)
    tags = {row["id"]: frozenset(row["functions"].split("|")) for row in rows}
    vocabulary = compile_vocabulary(
        [FunctionEntry(_code(tag), tag) for tag in sorted(set().union(*tags.values()))], []
    )
    index = NeedIndex(vocabulary)
    for row in rows:
        profile = Profile(key=row["id"], name=row["name"], purpose=row["description"])
        index.put(profile, read(vocabulary, profile))
    same = [not tags[row["id"]].isdisjoint(tags.get(_nearest(index, row), ())) for row in rows]
    name = "English software: the nearest neighbour serves the same function"
    figure = sum(same) / len(same)
    return [Row(name, "all", figure, SAME_FUNCTION, f"{sum(same)} of {len(same)}")]


def _nearest(index: NeedIndex, row: dict[str, str]) -> str:
    found = index.match(f"{row['name']}. {row['description']}").candidates
    return next((candidate.key for candidate in found if candidate.key != row["id"]), "")


def _code(tag: str) -> str:
    return re.sub("[^a-z0-9]+", "_", tag.lower())
