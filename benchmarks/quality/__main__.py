"""`python -m benchmarks.quality`: measures and shows the detector's quality."""

import sys

from benchmarks.quality import (
    english_neighbours,
    functional_pairs,
    needs_met,
    seven_of_the_audit,
)
from benchmarks.quality.labelled import LABELLED
from benchmarks.rows import Row

MEASURES = (functional_pairs, needs_met, seven_of_the_audit, english_neighbours)


def main() -> None:
    """Show every figure with its floor and aim."""
    if not LABELLED.is_dir():
        sys.exit(f"{LABELLED} saknas: det finns inget märkt register att mäta mot.")
    for measured in MEASURES:
        for row in measured.measure():
            sys.stdout.write(f"{_line(row)}\n")


def _line(row: Row) -> str:
    goal = str(row.goal or "")
    return (
        f"{row.measure:66} {row.part:5} {row.figure:6.3f} {goal:16} {row.verdict:10} {row.counts}"
    )


if __name__ == "__main__":
    main()
