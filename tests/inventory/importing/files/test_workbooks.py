from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from inventory.importing.problems import TableUnreadableError
from inventory.importing.tables.table import Table, read_table

KNOWN = {"namn": "name", "värde": "value"}


def make_workbook(**sheets: Sequence[Sequence[object]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    changed = BytesIO(content)
    with ZipFile(changed, "a", ZIP_DEFLATED) as container:
        container.writestr(name, part)
    return changed.getvalue()


def read(content: bytes) -> Table:
    return read_table(content, "system.XLSX", KNOWN, frozenset({"name"}))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5, "5"),
        (5.0, "5"),
        (12.5, "12.5"),
        (1e21, "1000000000000000000000"),
        (0.00001, "0.00001"),
        (True, "SANT"),
        (False, "FALSKT"),
        (date(2026, 12, 31), "2026-12-31"),
        (datetime(2026, 12, 31, 13, 30), "2026-12-31 13:30:00"),  # noqa: DTZ001 - Excel has no zones
        ("#N/A", "#N/A"),
        ("007", "007"),
        ("två_x000D_\nrader", "två\nrader"),
        (None, ""),
    ],
)
def test_a_value_becomes_the_text_it_stands_for(value: object, text: str) -> None:
    table = read(make_workbook(Blad1=[["Namn", "Värde"], ["A", value]]))

    assert table.rows[0].cells == {"name": "A", "value": text}


def test_blank_rows_are_counted_and_lines_are_the_rows_of_the_sheet() -> None:
    table = read(make_workbook(Blad1=[["Namn"], [], [None, " "], ["A"], ["B"]]))

    assert [(row.line, row.cells["name"]) for row in table.rows] == [(4, "A"), (5, "B")]
    assert table.skipped_blank == 2


def test_the_first_sheet_with_data_is_read_and_the_others_are_named() -> None:
    table = read(make_workbook(Tom=[], Lista=[["Namn"], ["A"]], Gammal=[["Namn"], ["B"]], Mer=[]))

    assert [row.cells["name"] for row in table.rows] == ["A"]
    assert [warning.problem for warning in table.warnings] == [
        "Bara bladet ”Lista” är läst. Dessa blad är inte lästa: ”Gammal”."
    ]


def test_data_beside_the_table_is_refused() -> None:
    with pytest.raises(TableUnreadableError, match="Kolumn 3 har ingen rubrik") as refused:
        read(make_workbook(Blad1=[["Namn", "Värde"], ["A"], ["B", 1, "lapp"]]))

    assert (refused.value.problems[0].line, refused.value.problems[0].value) == (3, "lapp")


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(TableUnreadableError, match="Arbetsboken är tom"):
        read(make_workbook(Blad1=[]))


def test_a_formula_without_its_result_is_pointed_out() -> None:
    table = read(make_workbook(Blad1=[["Namn", "Värde"], ["A", "=1+1"]]))

    assert table.rows[0].cells == {"name": "A", "value": ""}
    assert table.warnings[0].line == 2
    assert "Cell B2 har en formel" in table.warnings[0].problem


def test_a_dtd_is_found_in_any_encoding() -> None:
    part = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode(
        "utf-16"
    )

    with pytest.raises(TableUnreadableError, match="XML-deklaration"):
        read(with_part(make_workbook(Blad1=[["Namn"]]), "xl/extra.bin", part))


def test_parts_that_are_not_xml_do_no_harm() -> None:
    content = make_workbook(Blad1=[["Namn"], ["A"]])
    for name, part in (("xl/a.png", b"\x89PNG"), ("xl/b.bin", b"x"), ("xl/c.bin", b"")):
        content = with_part(content, name, part)

    assert len(read(content).rows) == 1


@pytest.mark.thorough
def test_more_tags_than_a_table_has_are_refused() -> None:
    many = b"<a>" + b"".join(b"<b c='%d'/>" % number for number in range(1_800_000))
    content = make_workbook(Blad1=[["Namn"]])
    for name in ("xl/a.xml", "xl/b.xml", "xl/c.xml"):
        content = with_part(content, name, many)

    with pytest.raises(TableUnreadableError, match="för många celler"):
        read(content)


def test_ten_thousand_rows_are_no_bomb() -> None:
    rows = [["Namn", "Värde"], *(["Samma namn", "Samma värde"] for _ in range(10_000))]

    assert len(read(make_workbook(Blad1=rows)).rows) == 10_000
