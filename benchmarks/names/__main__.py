"""`python -m benchmarks.names [measure …]`: measures the same-product detector, and shows it."""

import sys
from typing import Protocol

from benchmarks.names import growth, labelled, latencies, side_by_side, unforeseen_spellings


class Measure(Protocol):
    """A table of figures: its headings, and the rows that are measured anew."""

    HEADINGS: tuple[str, ...]

    def measure(self) -> list[tuple[str, ...]]:
        """Return the rows."""


MEASURES: dict[str, Measure] = {
    "side_by_side": side_by_side,
    "unforeseen": unforeseen_spellings,
    "labelled": labelled,
    "latencies": latencies,
    "growth": growth,
}


def main(names: list[str]) -> None:
    """Run the measures of these names, or all."""
    for name in names or MEASURES:
        measure = MEASURES[name]
        sys.stdout.write(f"\n## {name}\n\n{table(measure.HEADINGS, measure.measure())}\n")


def table(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return the rows as a Markdown table."""
    lines = [headings, tuple("---" for _ in headings), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    main(sys.argv[1:])
