"""What is written as a table is read back; whatever else is sent is refused, and never a crash."""

import contextlib
import csv
import unicodedata
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from inventory.importing.problems import TableUnreadableError
from inventory.importing.tables.headers import EXPORT_MARK
from inventory.importing.tables.table import Table, read_table

KNOWN = {"namn": "name", "ägare": "owner", "syfte": "purpose"}
HEADER = ["Namn", "Ägare", "Syfte"]

# Surrogates and NUL are refused, other control characters are not read: tests of their own.
ANY_CHARACTER = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\r\n")
ANY_TEXT = st.text(ANY_CHARACTER, max_size=12)
SWEDISH_TEXT = st.text("aåäöÅÄÖé€–”; ,\t|\"'\r\n=+-@059\u00a0", max_size=12)


def rows_of(texts: st.SearchStrategy[str]) -> st.SearchStrategy[list[list[str]]]:
    """Return rows that have a name, as every row that is kept has."""
    return st.lists(st.tuples(texts, texts, texts).map(lambda row: ["ö" + row[0], *row[1:]]))


def as_csv(rows: list[list[str]], delimiter: str) -> str:
    text = StringIO()
    csv.writer(text, delimiter=delimiter).writerows([HEADER, *rows])
    return text.getvalue()


def as_xlsx(rows: list[list[str]]) -> bytes:
    content = BytesIO()
    book = Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet()
    for at, row in enumerate([HEADER, *rows]):
        for column, text in enumerate(row):
            sheet.write_string(at, column, text)
    book.close()
    return content.getvalue()


def read(content: bytes, filename: str) -> Table:
    return read_table(content, filename, KNOWN, frozenset({"name"}))


def cells(content: bytes, filename: str) -> list[list[str]]:
    return [list(row.cells.values()) for row in read(content, filename).rows]


def as_read(rows: list[list[str]]) -> list[list[str]]:
    return [[kept(text.strip()) for text in row] for row in rows]


def kept(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@settings(deadline=None)
@given(rows=rows_of(ANY_TEXT))
def test_any_rows_saved_as_csv_utf_8_are_read_back(rows: list[list[str]], delimiter: str) -> None:
    assert cells(as_csv(rows, delimiter).encode("utf-8-sig"), "a.csv") == as_read(rows)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@settings(deadline=None)
@given(rows=rows_of(SWEDISH_TEXT))
def test_swedish_rows_saved_by_excel_are_read_back(rows: list[list[str]], delimiter: str) -> None:
    assert cells(as_csv(rows, delimiter).encode("cp1252"), "a.csv") == as_read(rows)


@settings(deadline=None)
@given(rows=rows_of(ANY_TEXT))
def test_any_rows_saved_as_a_workbook_are_read_back(rows: list[list[str]]) -> None:
    assert cells(as_xlsx(rows), "a.xlsx") == as_read(rows)


@settings(deadline=None)
@given(texts=st.lists(ANY_TEXT, min_size=1))
def test_our_own_export_keeps_even_the_spaces_that_begin_a_cell(texts: list[str]) -> None:
    text = StringIO()
    quoted = [["ö", f"'{text}", ""] for text in texts]
    csv.writer(text).writerows([["Namn", "Syfte", EXPORT_MARK], *quoted])

    table = read(text.getvalue().encode("utf-8-sig"), "a.csv")

    assert [row.cells["purpose"] for row in table.rows] == [kept(text.rstrip()) for text in texts]


@settings(deadline=None)
@given(content=st.binary(max_size=200), prefix=st.sampled_from([b"", b"Namn;Syfte\r\n", b"PK\3\4"]))
def test_no_bytes_are_more_than_refused(content: bytes, prefix: bytes) -> None:
    for filename in ("a.csv", "a.xlsx"):
        with contextlib.suppress(TableUnreadableError):
            read(prefix + content, filename)


@settings(deadline=None)
@given(data=st.data())
def test_no_change_to_a_workbook_is_more_than_refused(data: st.DataObject) -> None:
    changed = BytesIO()
    with ZipFile(BytesIO(as_xlsx([["A", "B", "C"]]))) as good, ZipFile(changed, "w") as bad:
        victim = data.draw(st.sampled_from(good.namelist()))
        for name in good.namelist():
            part = bytearray(good.read(name))
            if name == victim:
                at = data.draw(st.integers(0, len(part) - 1))
                part[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
            bad.writestr(name, bytes(part))

    with contextlib.suppress(TableUnreadableError):
        read(changed.getvalue(), "a.xlsx")


def test_a_workbook_in_an_encoding_that_nobody_knows_is_refused() -> None:
    changed = BytesIO()
    with ZipFile(BytesIO(as_xlsx([["A", "B", "C"]]))) as good, ZipFile(changed, "w") as bad:
        for name in good.namelist():
            bad.writestr(name, good.read(name).replace(b'encoding="UTF-8"', b'encoding="TF-8"'))

    with pytest.raises(TableUnreadableError):
        read(changed.getvalue(), "a.xlsx")
