"""The section about quality: fixed thresholds on labelled registers, and the blind spot."""

from collections.abc import Iterator, Sequence

from benchmarks.quality import (
    blind_spot,
    english_neighbours,
    functional_pairs,
    needs_met,
    same_products,
    seven_of_the_audit,
)
from benchmarks.quality.labelled import LABELLED
from benchmarks.rows import Row, verdicts
from benchmarks.section import Section, Tell
from benchmarks.tables import table

ON_LABELLED = (functional_pairs, same_products, needs_met, english_neighbours)
IN_SHORT = {
    "same function: precision": "precision",
    "same function: recall": "recall",
    "same function: macro F1": "macro F1",
    "same product: F1": "same product F1",
    "need: an expected system among the first 3": "needs met",
    "need that nothing meets: nothing likely": "needs unmet",
}


def measure(tell: Tell) -> Section:
    """Measure everything whose labels are here."""
    tell("quality: märkta register …")
    rows = [*_rows()]
    blind = table(blind_spot.HEADINGS, blind_spot.cells())
    return Section("\n\n".join([verdicts(rows), blind]), _in_short(rows))


def _rows() -> Iterator[Row]:
    yield from seven_of_the_audit.measure()
    if LABELLED.is_dir():
        for measured in ON_LABELLED:
            yield from measured.measure()


def _in_short(rows: Sequence[Row]) -> str:
    figures = [
        f"{IN_SHORT[row.measure]} {row.figure:.3f}"
        for row in rows
        if row.part == "all" and row.measure in IN_SHORT
    ]
    missed = sum(row.verdict == "MISS" for row in rows)
    return ", ".join(
        [*(figures or ["no labelled register here"]), f"{missed} of {len(rows)} missed"]
    )
