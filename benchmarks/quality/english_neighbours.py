"""English software: how often the nearest neighbour serves the same function."""

import re
from collections.abc import Sequence

import numpy as np
import Stemmer

from benchmarks.goals import Goal
from benchmarks.quality.labelled import LABELLED, table
from benchmarks.rows import Row
from matching.language.word_lists import word_set
from matching.texts import FunctionTexts

SOFTWARE = LABELLED / "software_functions_en" / "awesome_selfhosted_office_systems.csv"
SAME_FUNCTION = Goal(0.61, 0.75)
_WORD = re.compile(r"[a-z0-9]+")
_SAYS_NOTHING = word_set(
    """
    a an the of and or for to with in on by is are your you it its that this from as be can
    which based using use uses open source self hosted selfhosted server software web free
    simple easy modern written alternative application app tool platform system systems
    manage management
    """
)
_STEMMER = Stemmer.Stemmer("english")


def measure() -> list[Row]:
    """Return how often the nearest neighbour has a function in common; the tags are not read."""
    rows = table(SOFTWARE)
    tags = [frozenset(row["functions"].split("|")) for row in rows]
    labels = sorted(set().union(*tags))
    texts = FunctionTexts(
        [_words(f"{row['name']} {row['description']}") for row in rows],
        [_words(label) for label in labels],
    )
    nearest = [_nearest(texts, number) for number in range(len(rows))]
    same = [not tags[one].isdisjoint(tags[other]) for one, other in enumerate(nearest)]
    name = "English software: the nearest neighbour serves the same function"
    return [Row(name, "all", float(np.mean(same)), SAME_FUNCTION, f"{sum(same)} of {len(same)}")]


def _nearest(texts: FunctionTexts, number: int) -> int:
    likeness = texts.likeness(number)
    likeness[number] = -1
    return int(np.argmax(likeness))


def _words(text: str) -> Sequence[str]:
    return [
        _STEMMER.stemWord(word) for word in _WORD.findall(text.lower()) if word not in _SAYS_NOTHING
    ]
