"""The overlap report as files: all is in them, and nothing in them is code."""

import io
from datetime import UTC, date, datetime
from typing import Any

import openpyxl
import pytest

from app.documents.overlaps.book import NOTHING
from app.documents.overlaps.pages import MOST_COLUMNS, MOST_MEMBERS, SHOWN_WHOLE, pages_of
from app.documents.overlaps.report import REPORTS, file_name
from matching.overlaps.finding import look_once
from record.recording.session import RecordedSession
from reports.overlaps.report import overlap_report
from tests.factories import TESTER, make_contract, make_function, make_system, make_unit, make_use

TODAY = date(2026, 11, 23)
ODD = ('#panic("x")', "*Lön* _ny_ $x$ @ref", "=1+1", "<b>&amp;</b>", "\\", "日本 🎓", '"]} #let')


def report_of(session: RecordedSession) -> dict[str, Any]:
    session.flush()
    connection = session.connection()
    return overlap_report(connection, TESTER, look_once(connection, TESTER, TODAY), TODAY)


def payroll(session: RecordedSession, *names: str, **fields: Any) -> dict[str, Any]:
    """Return the report on systems that all do payroll."""
    make_function(session, "payroll", label="Lön")
    root = make_unit(session)
    for number, name in enumerate(names):
        system = make_system(session, name, functions=["payroll"], **fields)
        unit = make_unit(session, f"Förvaltning {number}", root)
        make_use(session, system, unit, users=10 + number, fit=2)
    return report_of(session)


def sheets(report: dict[str, Any]) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(REPORTS["xlsx"](report)))
    assert all(c.data_type != "f" for s in book for row in s.iter_rows() for c in row)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def row_of(sheet: list[list[Any]], system: str) -> dict[str, Any]:
    (row,) = [row for row in sheet[2:] if row[3] == system]
    return dict(zip(sheet[1], row, strict=True))


def test_the_workbook_has_a_sheet_for_each_question(session: RecordedSession) -> None:
    told = sheets(payroll(session, "Heroma", "Personec"))

    assert list(told) == [
        *("Sammanfattning", "Värmekarta", "Överlapp", "Samma produkt", "Bedömningar", "Belägg")
    ]
    assert told["Värmekarta"][2][:5] == ["Lön", "säkert", 2, 1, 1]
    assert told["Samma produkt"][2][0] == told["Bedömningar"][2][0] == NOTHING


def test_each_system_stands_on_a_row_with_what_is_known(session: RecordedSession) -> None:
    payroll(session, "Personec", annual_cost=90_000)
    heroma = make_system(session, "Heroma", functions=["payroll"])
    make_contract(session, heroma, ends_on=date(2027, 5, 31))

    told = sheets(report_of(session))["Överlapp"]

    first, second = row_of(told, "Personec"), row_of(told, "Heroma")
    assert (first["Användare"], first["Passar (1–5)"], first["Räknas in"]) == (10, "2", "ja")
    assert (first["Kostnad per år"], first["Belägg"]) == (90_000, "Satt av en person")
    assert str(second["Avtal går ut"])[:10] == "2027-05-31"
    assert second["Kostnad per år"] is second["Användare"] is None


def test_headers_stay_and_rows_can_be_filtered(session: RecordedSession) -> None:
    written = REPORTS["xlsx"](payroll(session, "Heroma", "Personec"))

    book = openpyxl.load_workbook(io.BytesIO(written))

    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "C3", sheet.title
    assert book["Överlapp"].auto_filter.ref == "A2:N4"
    assert book["Överlapp"].column_dimensions["B"].width > 30


@pytest.mark.parametrize("name", ODD)
def test_a_text_is_a_text_whatever_it_looks_like(session: RecordedSession, name: str) -> None:
    report = payroll(session, name, "Personec")

    cells = [cell for row in sheets(report)["Överlapp"] for cell in row]
    assert name in cells or f"'{name}" in cells
    assert not [cell for cell in cells if str(cell).startswith("=")]
    assert REPORTS["pdf"](report).startswith(b"%PDF-")
    assert name in pages_of(report)["first"][0]["systems"]


def test_a_pdf_has_a_title_a_language_and_can_be_read_aloud(session: RecordedSession) -> None:
    written = REPORTS["pdf"](payroll(session, "Heroma", "Personec"))

    assert b"/Lang(sv" in written
    assert b"<pdfuaid:part>1</pdfuaid:part>" in written
    assert "Överlappsrapport: system som gör samma sak".encode() in written
    assert b"/MediaBox[0 0 841.8" in written


@pytest.mark.parametrize("suffix", REPORTS)
def test_the_same_report_is_the_same_file(session: RecordedSession, suffix: str) -> None:
    report = payroll(session, "Heroma", "Personec")

    assert REPORTS[suffix](report) == REPORTS[suffix](report)


@pytest.mark.parametrize("suffix", REPORTS)
def test_an_empty_register_makes_a_file_too(session: RecordedSession, suffix: str) -> None:
    assert REPORTS[suffix](report_of(session))


def test_the_first_page_says_in_words_how_it_is(session: RecordedSession) -> None:
    told = pages_of(payroll(session, "Heroma", "Personec", annual_cost=50_000))

    lead = " ".join(told["lead"]).replace("\u00a0", " ")
    assert "Registret har 2 system. 2 av dem gör samma sak" in lead
    assert "kostar minst 100 000 kr per år. Det är inte vad som går att spara" in lead
    assert "1 överlapp har ingen bedömt än." in lead
    assert told["first"][0]["title"] == "Lön"
    assert told["first"][0]["next"].startswith("Fråga Förvaltning 0 varför Heroma inte passar.")


def test_many_departments_share_several_tables(session: RecordedSession) -> None:
    names = [f"System {number}" for number in range(MOST_COLUMNS + 1)]

    first, second = pages_of(payroll(session, *names))["heat"]

    assert len(first["departments"]) == MOST_COLUMNS
    assert len(second["departments"]) == 1
    assert [row["title"] for row in second["rows"]] == ["Lön"]


def test_what_is_not_shown_whole_is_listed(session: RecordedSession) -> None:
    card = payroll(session, "Heroma", "Personec")
    (overlap,) = card["same_function"]
    large = overlap | {"members": overlap["members"] * MOST_MEMBERS}
    numbers = {"same_function": SHOWN_WHOLE + 2, "same_product": SHOWN_WHOLE + 1}
    rest = {kind: [overlap] * (number - 1) for kind, number in numbers.items()}
    many = card | {kind: [large, *others] for kind, others in rest.items()}

    told = pages_of(many)

    assert len(told["groups"]) == len(told["products"]) == SHOWN_WHOLE
    assert len(told["more_products"]) == 1
    assert len(told["groups"][0]["members"]) == told["groups"][0]["more"] == MOST_MEMBERS
    assert [row[0] for row in told["rest"]] == [str(SHOWN_WHOLE + 1), str(SHOWN_WHOLE + 2)]
    assert REPORTS["pdf"](many)


@pytest.mark.parametrize("sample", [True, False])
def test_sample_data_says_that_it_is(session: RecordedSession, sample: bool) -> None:
    report = payroll(session, "Heroma", "Personec", source="example" if sample else "egen lista")

    for rows in sheets(report).values():
        assert ("Exempeldata" in rows[0][0]) == sample
    assert pages_of(report)["sample"] == sample
    assert file_name(report, "pdf") == f"{'exempeldata' if sample else 'overlapp'}-2026-11-23.pdf"


def test_where_in_the_history_it_stands_is_printed(session: RecordedSession) -> None:
    report = payroll(session, "Heroma", "Personec")
    at = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    dated = report | {"history": {"sequence": 4711, "hash": "9f" * 32, "at": at}}

    printed = " ".join(pages_of(dated)["history"])
    cells = [row[0] for row in sheets(dated)["Sammanfattning"]]

    for written in (printed, " ".join(map(str, cells))):
        assert "Historikens läge" in written
        assert "händelse 4\u00a0711, 2026-11-23 kl. 10.30" in written
        assert "9f" * 32 in written
    assert REPORTS["pdf"](dated) != REPORTS["pdf"](report)


@pytest.mark.parametrize("suffix", REPORTS)
def test_a_report_of_no_history_is_no_checkpoint(session: RecordedSession, suffix: str) -> None:
    report = report_of(session) | {"history": None}

    assert pages_of(report)["history"] == []
    assert REPORTS[suffix](report)
