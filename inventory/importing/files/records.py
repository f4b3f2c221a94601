"""What every kind of table file becomes: records of text, each with its place in the file."""

from dataclasses import dataclass, field
from typing import NamedTuple

from inventory.importing.problems import Problem, TableUnreadableError, unreadable

MOST_RECORDS = 200_000
MOST_COLUMNS = 1_000
LONGEST_CELL = 131_072  # four times what a cell in Excel holds; Python's csv stops here too


class Record(NamedTuple):
    """One record: the line of the file where it starts, and its fields as they are written."""

    line: int
    fields: list[str]


@dataclass(slots=True)
class Records:
    """The records of a file that say anything, in order, and how many blank ones lay among them.

    In a text file every record has the same number of fields, or is wrong. A workbook leaves out
    the empty cells at the end of a row.
    """

    rows: list[Record]
    fixed_width: bool
    blank: int = 0
    warnings: list[Problem] = field(default_factory=list)


def refuse_too_large(record: Record, count: int) -> None:
    """Refuse a table with more records or columns than a register can mean to have."""
    if count > MOST_RECORDS:
        raise unreadable(
            f"Filen har fler än {MOST_RECORDS} rader. Dela upp den i flera filer.",
            line=record.line,
        )
    if len(record.fields) > MOST_COLUMNS:
        raise unreadable(
            f"Raden har {len(record.fields)} kolumner, och högst {MOST_COLUMNS} kan läsas. "
            "Ta bort de kolumner som inte ska importeras.",
            line=record.line,
        )


def too_long_cell(line: int) -> TableUnreadableError:
    """Return the error for a cell that no person has written."""
    return unreadable(
        f"En cell är längre än {LONGEST_CELL} tecken. Korta texten, "
        "eller kontrollera att inget citattecken saknas tidigare på raden.",
        line=line,
    )
