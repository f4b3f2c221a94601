"""Tables as CSV and XLSX, in which no cell is ever calculated as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from inventory.importing.tables.headers import EXPORT_MARK

Cell = str | int | None

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
"""What a spreadsheet would take as the beginning of a formula, and our own mark against it."""


def to_csv(headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a table as Swedish Excel opens it: UTF-8 with its mark, semicolons."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow([*headers, EXPORT_MARK])
    for row in rows:
        writer.writerow([*(safe(cell) for cell in row), ""])
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def to_xlsx(headers: Sequence[str], rows: Iterable[Sequence[Cell]], title: str) -> bytes:
    """Return a table as a workbook: every text is a text, whatever it looks like."""
    import xlsxwriter  # noqa: PLC0415 - a server that starts need not wait for it

    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(written, options) as workbook:
        sheet = workbook.add_worksheet(title)
        bold = workbook.add_format({"bold": True})
        wide = [*headers, EXPORT_MARK]
        for column, header in enumerate(wide):
            sheet.write_string(0, column, header, bold)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(number, column, cell)
                elif cell is not None:
                    sheet.write_string(number, column, str(safe(cell)))
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(wide), 18)
    return written.getvalue()


def safe(cell: Cell) -> Cell:
    """Return a cell with a quote before what would be calculated; import takes it away."""
    if isinstance(cell, str) and (cell.startswith(DANGEROUS) or cell != cell.strip()):
        return f"'{cell}"
    return cell
