"""The overlap report as a spreadsheet to work in: one sheet per question, no cell a formula."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from app.documents.overlaps.rows import (
    evidence_rows,
    figures,
    first_rows,
    member_rows,
    verdict_rows,
)
from app.documents.tables import safe
from app.wording.overlaps import certainty_of

Card = Mapping[str, Any]
Column = tuple[str, int]
"""What stands above it, and how wide it is."""

MEMBERS: Sequence[Column] = (
    *(("Nr", 5), ("Överlapp", 34), ("Varav", 26), ("System", 26), ("Säkert?", 9)),
    *(("Status", 16), ("Används av", 44), ("Användare", 11), ("Passar (1–5)", 12)),
    *(("Kostnad per år", 15), ("Räknas in", 20), ("Avtal går ut", 13), ("Bedömning", 22)),
    ("Belägg", 80),
)
EVIDENCE: Sequence[Column] = (
    *(("Överlapp", 34), ("System", 26), ("Slag av belägg", 26), ("Står i", 14)),
    *(("Orden i registret", 44), ("Matchar", 34), ("Vikt", 8)),
)
VERDICTS: Sequence[Column] = (
    *(("Överlapp", 34), ("Bedömning", 16), ("Gäller", 36), ("Ska finnas kvar", 22)),
    *(("Ansvarar", 26), ("Datum", 12), ("Skäl", 44), ("Uppdrag", 18), ("Läge", 20)),
    *(("Ändrat sedan dess", 44), ("Bedömt av", 22), ("Bedömt", 12)),
)
FIRST: Sequence[Column] = (("Börja här", 44), ("Varför", 60), ("Gör så här", 80))
NOTHING = "Inget att visa."
COLD, HOT = "#FDF3E3", "#E07B39"


def to_workbook(report: Card) -> bytes:
    """Return the report as a workbook."""
    import xlsxwriter  # noqa: PLC0415 - a server that starts need not wait for it

    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(written, options) as book:
        book.set_properties({"title": "Överlappsrapport", "created": _moment(report["on"])})
        pen = _Pen(book, report)
        pen.summary(report)
        pen.heat(report["heat"])
        pen.table("Överlapp", MEMBERS, member_rows(report["same_function"]))
        pen.table("Samma produkt", MEMBERS, member_rows(report["same_product"]))
        pen.table("Bedömningar", VERDICTS, verdict_rows(report))
        both = [*report["same_function"], *report["same_product"]]
        pen.table("Belägg", EVIDENCE, evidence_rows(both))
    return written.getvalue()


class _Pen:
    """Writes sheets of one book, each with the day and whether it is sample data."""

    def __init__(self, book: Any, report: Card) -> None:
        self.book = book
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
                sheet.write_datetime(row, column, _moment(cell), self.day)
            case float():
                sheet.write_number(row, column, cell, self.weight)
            case int():
                sheet.write_number(row, column, cell, self.number)
            case _:
                sheet.write_string(row, column, str(safe(str(cell))), self.text)

    def summary(self, report: Card) -> None:
        """Write what there is on the whole, where to begin, and what the figures mean."""
        sheet = self.sheet("Sammanfattning", 1)
        for row, (words, figure) in enumerate(figures(report), start=2):
            sheet.write_string(row, 0, words, self.text)
            sheet.write_number(row, 1, figure, self.figure)
        at = len(list(figures(report))) + 3
        self.headers(sheet, at, FIRST)
        at = self.rows(sheet, at + 1, first_rows(report)) + 1
        sheet.write_string(at, 0, "Vad siffrorna betyder", self.title)
        for line, said in enumerate(report["meaning"], start=at + 1):
            sheet.merge_range(line, 0, line, 2, "")
            sheet.write_string(line, 0, said, self.text)
            sheet.set_row(line, 30)

    def heat(self, heat: Card) -> None:
        """Write function × department, the hotter the more systems."""
        sheet = self.sheet("Värmekarta", 2, 2)
        departments = [department["name"] for department in heat["departments"]]
        self.headers(sheet, 1, [("Funktion", 40), ("Säkert?", 9), ("System", 9)])
        for column, name in enumerate(departments, start=3):
            sheet.write_string(1, column, str(safe(name)), self.upright)
        sheet.set_column(3, max(3, len(departments) + 2), 6)
        sheet.set_row(1, 190)
        for row, one in enumerate(heat["rows"], start=2):
            self.heat_row(sheet, row, one)
        if heat["rows"] and departments:
            last = len(heat["rows"]) + 1, len(departments) + 2
            scale = {"type": "2_color_scale", "min_color": COLD, "max_color": HOT}
            sheet.conditional_format(2, 3, *last, scale)
        sheet.repeat_rows(1)

    def heat_row(self, sheet: Any, row: int, one: Card) -> None:
        """Write one function: a department without any system has an empty cell."""
        self.rows(sheet, row, [(one["function"]["label"], certainty_of(one), one["systems"])])
        for column, systems in enumerate(one["cells"], start=3):
            if systems:
                sheet.write_number(row, column, systems, self.centred)


def _moment(day: date) -> datetime:
    """Return a day as a spreadsheet has it."""
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day has no time zone
