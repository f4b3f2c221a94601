"""A spreadsheet of several sheets that people read: titles, headers that stay, no formulas."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from app.documents.tables import safe

Card = Mapping[str, Any]
Column = tuple[str, int]
"""What stands above it, and how wide it is."""

NOTHING = "Inget att visa."


class Book:
    """Writes sheets of one book, each with the day and whether it is sample data."""

    def __init__(self, book: Any, report: Card) -> None:
        self.book = book
        book.set_properties({"title": "Överlappsrapport", "created": moment(report["on"])})
        self.dated = f"{report['on']}{'   Exempeldata' if report['sample'] else ''}"
        plain = {"valign": "top", "text_wrap": True}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.header = book.add_format(plain | {"bold": True, "bg_color": "#E8EDF2", "bottom": 1})
        self.text = book.add_format(plain)
        self.number = book.add_format(plain | {"num_format": "#,##0"})
        self.figure = book.add_format({"num_format": "#,##0", "align": "left"})
        self.weight = book.add_format(plain | {"num_format": "0.00"})
        self.day = book.add_format(plain | {"num_format": "yyyy-mm-dd", "align": "left"})
        self.upright = book.add_format({"bold": True, "rotation": 60, "bg_color": "#E8EDF2"})
        self.centred = book.add_format({"align": "center", "valign": "top"})

    def sheet(self, name: str, rows_on_top: int, columns_left: int = 0) -> Any:
        """Return a new sheet with its title; what stands on top and left stays when scrolling."""
        sheet = self.book.add_worksheet(name)
        sheet.write_string(0, 0, f"{name}   {self.dated}", self.title)
        sheet.freeze_panes(rows_on_top, columns_left)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{name}   {self.dated}&RSida &P av &N")
        return sheet

    def table(self, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> None:
        """Write a sheet that is one table, to sort and filter."""
        sheet = self.sheet(name, 2, 2)
        self.headers(sheet, 1, columns)
        last = self.rows(sheet, 2, rows)
        sheet.repeat_rows(1)
        sheet.autofilter(1, 0, max(last - 1, 1), len(columns) - 1)
        if last == 2:
            sheet.write_string(2, 0, NOTHING)

    def headers(self, sheet: Any, at: int, columns: Sequence[Column]) -> None:
        """Write what stands above the columns, and make them wide enough."""
        for column, (header, width) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(at, column, header, self.header)

    def rows(self, sheet: Any, at: int, rows: Iterable[Sequence[Any]]) -> int:
        """Write rows and return where the next would stand."""
        for row in rows:
            for column, cell in enumerate(row):
                self.cell(sheet, at, column, cell)
            at += 1
        return at

    def cell(self, sheet: Any, row: int, column: int, cell: Any) -> None:
        """Write one cell, as what it is; every text is a text, whatever it looks like."""
        match cell:
            case None | "":
                pass
            case date():
                sheet.write_datetime(row, column, moment(cell), self.day)
            case float():
                sheet.write_number(row, column, cell, self.weight)
            case int():
                sheet.write_number(row, column, cell, self.number)
            case _:
                sheet.write_string(row, column, str(safe(str(cell))), self.text)


def moment(day: date) -> datetime:
    """Return a day as a spreadsheet has it."""
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day has no time zone
