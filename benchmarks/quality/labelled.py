"""The labelled register: systems as the detector reads them, and what they are used for."""

import csv
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from matching.functions.vocabulary.compiled import Vocabulary, compile_vocabulary
from matching.functions.vocabulary.entries import FunctionEntry, ProductEntry
from matching.profiles import Profile

DATA = Path(__file__).parents[2] / "data"
LABELLED = Path(__file__).resolve().parents[2] / "../shared/eval"
REGISTER = LABELLED / "sv_register"
PARTS = ("even", "odd", "all")
"""The rows that were worked on, those that were not, and both together."""


@dataclass(frozen=True)
class Labelled:
    """A labelled system: its functions, and the wider group within which nothing is counted."""

    profile: Profile
    functions: frozenset[str]
    group: str
    product: str = ""
    """What the same product has in common, under whichever name."""

    @property
    def without_stated(self) -> Profile:
        """The system as it is where the department left the function field empty."""
        return replace(self.profile, stated=())


@cache
def sample_functions() -> Sequence[FunctionEntry]:
    """Return the functions of data/."""
    return [
        FunctionEntry(
            row["code"],
            row["label"],
            parts(row["synonyms"]),
            parts(row["counter_words"]),
            row["parent"],
        )
        for row in table(DATA / "functions.csv")
    ]


@cache
def sample_products() -> Sequence[ProductEntry]:
    """Return the known products of data/."""
    return [
        ProductEntry(row["name"], parts(row["aliases"]), row["vendor"], parts(row["functions"]))
        for row in table(DATA / "products.csv")
    ]


@cache
def sample_vocabulary() -> Vocabulary:
    """Return the vocabulary of data/."""
    return compile_vocabulary(sample_functions(), sample_products())


def labelled_register() -> Sequence[Labelled]:
    """Read the labelled systems."""
    truth = {row["id"]: row for row in table(REGISTER / "truth.csv")}
    return [_labelled(row, truth[row["id"]]) for row in table(REGISTER / "systems.csv")]


def of_part(key: str, part: str) -> bool:
    """Return whether a row belongs to a part of the labelled rows."""
    return part == "all" or PARTS[zlib.crc32(key.encode()) % 2] == part


def table(path: Path) -> list[dict[str, str]]:
    """Read a file of rows."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def parts(cell: str) -> tuple[str, ...]:
    """Return the items of a cell."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def sample_profile(row: Mapping[str, str]) -> Profile:
    """Return one of the sample systems, known by its name."""
    return Profile(
        key=row["name"],
        name=row["name"],
        aliases=parts(row["aliases"]),
        vendor=row["vendor"],
        purpose=row["purpose"],
        stated=parts(row["functions_stated"]),
        functions=parts(row["function_codes"]),
        departments=(row["owner_unit"],),
    )


def _labelled(row: Mapping[str, str], truth: Mapping[str, str]) -> Labelled:
    units = tuple(unit.strip() for unit in row["unit"].split("/") if unit.strip())
    profile = Profile(
        key=row["id"],
        name=row["name"],
        aliases=parts(row["aliases"]),
        vendor=row["vendor"],
        purpose=row["description"],
        stated=parts(row["functions"]),
        departments=(row["owner_department"], *units),
    )
    return Labelled(
        profile,
        frozenset(parts(truth["gold_functions"])),
        truth["gold_group"],
        truth["gold_product"],
    )
