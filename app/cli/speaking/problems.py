"""What is wrong with a file, as a table: where, what, why."""

from collections.abc import Sequence

from rich.table import Table

from app.cli.speaking.printing import shown, table
from app.wording.numbers import NOTHING
from inventory.importing.problems import Problem

MOST_SHOWN = 20


def problem_table(problems: Sequence[Problem]) -> Table:
    """Return the first problems, and how many more there are."""
    listed = table("Rad", "Kolumn", "Värde", "Problem", right=["Rad"])
    listed.columns[1].min_width = 8
    listed.columns[2].max_width = 24
    for problem in problems[:MOST_SHOWN]:
        line = NOTHING if problem.line is None else str(problem.line)
        listed.add_row(line, *map(shown, (problem.column, problem.value, problem.problem)))
    if len(problems) > MOST_SHOWN:
        listed.add_row("", "", "", f"… och {len(problems) - MOST_SHOWN} till")
    return listed
