"""Registers that people have labelled: one product under two names, and look-alikes."""

import csv
import re
import zlib
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path

from benchmarks.names.pairs import Pair, quality_of
from matching.names.findings import Certainty, SameProduct, same_products
from matching.names.lookup.index import Index
from matching.names.reading.knowledge import Knowledge, KnownProduct, tasks_from
from matching.profiles import Profile

ROOT = Path(__file__).resolve().parents[2]
LABELLED = ROOT.parent / "shared" / "eval"
REGISTER = LABELLED / "sv_register"
RENAMES = LABELLED / "product_renames"
HEADINGS: tuple[str, ...] = ("what", "pairs", "precision", "recall", "F1")
FIRST = 5


def measure() -> list[tuple[str, ...]]:
    """Return the quality on the labelled register and on the renamed products, if they are here."""
    if not REGISTER.exists():
        return [(f"{REGISTER.name} is not here", "", "", "", "")]
    return [*_register(), _renames()]


def _register() -> Iterable[tuple[str, ...]]:
    found = same_products(_profiles(REGISTER / "systems.csv"), knowledge())
    pairs = {(one.left_key, one.right_key) for one in found}
    truth = _true_pairs()
    halves: list[tuple[str, Callable[[str], bool]]] = [
        ("sv_register, all", lambda _: True),
        ("the half worked on", _is_worked_on),
        ("the other half", lambda key: not _is_worked_on(key)),
    ]
    for what, belongs in halves:
        quality = quality_of(_within(pairs, belongs), true := _within(truth, belongs))
        shares = (quality.precision, quality.recall, quality.f1)
        yield (what, str(len(true)), *(f"{share:.3f}" for share in shares))
    yield _certain(found, truth)
    alike = _look_alikes()
    yield ("look-alikes joined", f"{len(alike & pairs)} of {len(alike)}", "", "", "")


def knowledge() -> Knowledge:
    """Return what the product knows: its own vocabulary of products and functions."""
    products = (
        KnownProduct(
            row["name"],
            _items(row["aliases"]),
            row["vendor"],
            frozenset(_items(row["functions"])),
        )
        for row in _rows(ROOT / "data" / "products.csv")
    )
    terms = (
        (row["code"], term)
        for row in _rows(ROOT / "data" / "functions.csv")
        for term in (row["label"], *_items(row["synonyms"]))
    )
    return Knowledge(tuple(products), tasks_from(terms))


def _renames() -> tuple[str, ...]:
    names = {row["id"]: row["name"] for row in _rows(RENAMES / "gsa_renames_systems.csv")}
    index = Index(Profile(key, name) for key, name in names.items())
    renamed = [
        (row["id_a"], row["id_b"])
        for row in _rows(RENAMES / "gsa_renames_truth.csv")
        if row["label"] == "renamed"
    ]
    asked = [*renamed, *((other, one) for one, other in renamed)]
    hits = sum(other in _first(index, one, names[one]) for one, other in asked)
    what = f"product_renames, the other name among the first {FIRST}"
    return (what, str(len(asked)), "", f"{hits / len(asked):.3f}", "")


def _first(index: Index, key: str, name: str) -> list[str]:
    found = [like.key for like in index.like(name, limit=FIRST + 1)]
    return [other for other in found if other != key][:FIRST]


def _certain(found: list[SameProduct], truth: set[Pair]) -> tuple[str, ...]:
    certain = {(one.left_key, one.right_key) for one in found if one.certainty is Certainty.CERTAIN}
    quality = quality_of(certain, truth)
    return ("marked as certain", str(len(certain)), f"{quality.precision:.3f}", "", "")


def _true_pairs() -> set[Pair]:
    labels = {row["id"]: row["gold_product"] for row in _rows(REGISTER / "truth.csv")}
    return {
        (one, other)
        for one, other in combinations(sorted(labels), 2)
        if labels[one] and labels[one] == labels[other]
    }


def _look_alikes() -> set[Pair]:
    text = (REGISTER / "README.md").read_text(encoding="utf-8")
    section = text.partition("## Lookalike")[2].partition("\n## ")[0]
    lines = (re.findall(r"\bd\d{3}\b", line) for line in section.splitlines())
    return {(min(keys[:2]), max(keys[:2])) for keys in lines if len(keys) > 1}


def _within(pairs: set[Pair], belongs: Callable[[str], bool]) -> set[Pair]:
    return {pair for pair in pairs if all(map(belongs, pair))}


def _is_worked_on(key: str) -> bool:
    return zlib.crc32(key.encode()) % 2 == 0


def _profiles(path: Path) -> list[Profile]:
    return [
        Profile(
            row["id"],
            row["name"],
            _items(row["aliases"]),
            row["vendor"],
            row["description"],
            _items(row["functions"]),
        )
        for row in _rows(path)
    ]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _items(text: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in text.split(";") if item.strip())
