"""One figure and what it has to reach: the same table for every part that has goals."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from benchmarks.goals import Goal
from benchmarks.tables import table

HEADINGS = ("measure", "of", "figure", "floor (aim)", "verdict", "")


class Row(NamedTuple):
    """One figure of one measure, of one part of the data or one size of it."""

    measure: str
    part: str
    figure: float
    goal: Goal | None = None
    counts: str = ""

    @property
    def verdict(self) -> str:
        """Whether the figure reaches the aim, only the floor, or neither."""
        return self.goal.verdict(self.figure) if self.goal else ""


def verdicts(rows: Iterable[Row]) -> str:
    """Return the rows as a table."""
    return table(HEADINGS, _cells(rows))


def _cells(rows: Iterable[Row]) -> Iterator[list[str]]:
    for row in rows:
        figure = figure_as_read(row.figure)
        yield [row.measure, row.part, figure, str(row.goal or ""), row.verdict, row.counts]


def figure_as_read(figure: float) -> str:
    """Return a figure with as many digits as say something: 0.976, 4.12, 35.2, 591."""
    if figure == round(figure) or figure >= 100:
        return f"{figure:,.0f}"
    return f"{figure:.3f}" if figure < 1 else f"{figure:.3g}"
