"""What a quality measure gives: a figure, and what it has to reach."""

from typing import NamedTuple

from benchmarks.goals import Goal


class Row(NamedTuple):
    """One figure of one measure, over one part of the labelled rows."""

    measure: str
    part: str
    figure: float
    goal: Goal | None = None
    counts: str = ""

    @property
    def verdict(self) -> str:
        """Whether the figure reaches the aim, only the floor, or neither."""
        return self.goal.verdict(self.figure) if self.goal else ""
