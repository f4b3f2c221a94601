"""The overlap report as a spreadsheet to work in: one sheet per question, no cell a formula."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from app.documents.overlaps.book import Book, Column
from app.documents.overlaps.rows import (
    evidence_rows,
    figures,
    first_rows,
    member_rows,
    verdict_rows,
)
from app.documents.tables import safe
from app.wording.checkpoints import CHECKING, PLACE, place_of
from app.wording.overlaps import certainty_of

Card = Mapping[str, Any]

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
COLD, HOT = "#FDF3E3", "#E07B39"


def to_workbook(report: Card) -> bytes:
    """Return the report as a workbook."""
    import xlsxwriter  # noqa: PLC0415 - a server that starts need not wait for it

    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(written, options) as made:
        book = Book(made, report)
        _summary(book, report)
        _heat(book, report["heat"])
        book.table("Överlapp", MEMBERS, member_rows(report["same_function"]))
        book.table("Samma produkt", MEMBERS, member_rows(report["same_product"]))
        book.table("Bedömningar", VERDICTS, verdict_rows(report))
        both = [*report["same_function"], *report["same_product"]]
        book.table("Belägg", EVIDENCE, evidence_rows(both))
    return written.getvalue()


def _summary(book: Book, report: Card) -> None:
    """Write what there is on the whole, where to begin, and what the figures mean."""
    sheet = book.sheet("Sammanfattning", 1)
    for row, (words, figure) in enumerate(figures(report), start=2):
        sheet.write_string(row, 0, words, book.text)
        sheet.write_number(row, 1, figure, book.figure)
    at = len(list(figures(report))) + 3
    book.headers(sheet, at, FIRST)
    at = book.rows(sheet, at + 1, first_rows(report)) + 1
    sheet.write_string(at, 0, "Vad siffrorna betyder", book.title)
    for line, said in enumerate(report["meaning"], start=at + 1):
        sheet.merge_range(line, 0, line, 2, "")
        sheet.write_string(line, 0, said, book.text)
        sheet.set_row(line, 30)
    if report["history"]:
        _history(book, sheet, at + len(report["meaning"]) + 2, report["history"])


def _history(book: Book, sheet: Any, at: int, checkpoint: Card) -> None:
    """Write where in the history the report stands, so that it can be checked long afterwards."""
    sheet.write_string(at, 0, PLACE, book.title)
    for line, said in enumerate((*place_of(checkpoint).splitlines(), CHECKING), start=at + 1):
        sheet.merge_range(line, 0, line, 2, "")
        sheet.write_string(line, 0, said, book.text)


def _heat(book: Book, heat: Card) -> None:
    """Write function × department, the hotter the more systems."""
    sheet = book.sheet("Värmekarta", 2, 2)
    departments = [department["name"] for department in heat["departments"]]
    book.headers(sheet, 1, [("Funktion", 40), ("Säkert?", 9), ("System", 9)])
    for column, name in enumerate(departments, start=3):
        sheet.write_string(1, column, str(safe(name)), book.upright)
    sheet.set_column(3, max(3, len(departments) + 2), 6)
    sheet.set_row(1, 190)
    for row, one in enumerate(heat["rows"], start=2):
        _heat_row(book, sheet, row, one)
    if heat["rows"] and departments:
        last = len(heat["rows"]) + 1, len(departments) + 2
        scale = {"type": "2_color_scale", "min_color": COLD, "max_color": HOT}
        sheet.conditional_format(2, 3, *last, scale)
    sheet.repeat_rows(1)


def _heat_row(book: Book, sheet: Any, row: int, one: Card) -> None:
    """Write one function: a department without any system has an empty cell."""
    book.rows(sheet, row, [(one["function"]["label"], certainty_of(one), one["systems"])])
    for column, systems in enumerate(one["cells"], start=3):
        if systems:
            sheet.write_number(row, column, systems, book.centred)
