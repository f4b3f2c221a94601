"""A table that somebody sends: its rows, and what about it they ought to know."""

from collections.abc import Mapping
from dataclasses import dataclass

from inventory.importing.files.kinds import read_records
from inventory.importing.problems import Problem
from inventory.importing.tables.headers import find_header
from inventory.importing.tables.rows import Row, rows_below
from inventory.importing.tables.suspicions import is_sum_row, suspicions_of, without_controls

SUM_ROW = "Raden ser ut som en summering och är inte läst."
HEADER_AGAIN = "Rubrikraden står en gång till här; raden är inte läst."


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds: fields with their headers as written, rows, and warnings.

    A marked table is Samsyn's own export, so the quotes that it put before formulas are gone.
    """

    columns: dict[str, str]
    rows: list[Row]
    warnings: list[Problem]
    skipped_blank: int
    marked: bool


def read_table(
    content: bytes, filename: str, known: Mapping[str, str], required: frozenset[str]
) -> Table:
    """Read a CSV or XLSX file, or raise TableUnreadableError with everything known to be wrong.

    ``known`` tells which field each folded header word stands for; a file must name the
    ``required`` fields. The rows have cells for the fields that the file names, no others.
    """
    records = read_records(content, filename, known)
    header = find_header(records.rows, known, required)
    columns = {name: header.names[at] for name, at in header.fields.items()}
    rows, left_out = _apart(rows_below(header, records), columns)
    warnings = records.warnings + header.warnings + left_out
    for row in rows:
        warnings += suspicions_of(row, columns)
    kept = [without_controls(row) for row in rows]
    return Table(columns, kept, warnings, records.blank, header.is_marked)


def _apart(rows: list[Row], columns: dict[str, str]) -> tuple[list[Row], list[Problem]]:
    """Part the rows that say something of their own from sums and repeated headers."""
    kept: list[Row] = []
    left_out: list[Problem] = []
    for row in rows:
        if is_sum_row(row.cells):
            left_out.append(Problem(row.line, None, None, SUM_ROW))
        elif row.cells == columns:
            left_out.append(Problem(row.line, None, None, HEADER_AGAIN))
        else:
            kept.append(row)
    return kept, left_out
