import time

import pytest

from inventory.importing.problems import Problem
from inventory.importing.tables.identity_numbers import holds_identity_number
from inventory.importing.tables.rows import Row
from inventory.importing.tables.suspicions import is_sum_row, suspicions_of


def suspicions(text: str) -> list[Problem]:
    return suspicions_of(Row(7, {"name": text, "owner": "Kultur"}), {"name": "Namn", "owner": "Äg"})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ekonomi\u202efdp.exe", "inte syns"),
        ("Eko\u200bnomi", "inte syns"),
        ("a\u200db", "inte syns"),
        ("a\x1b[31m", "styrtecken"),
        ("a\x85b", "styrtecken"),
        ("Тidbok", "kyrilliska"),
        ("Αlfa", "grekiska"),
        ("FÃ¶rskola", "fel teckenuppsättning"),
        ("Tid â€“ bok", "fel teckenuppsättning"),
        ("F├Ârskola", "fel teckenuppsättning"),
        ("F\ufffdrskola", "fel teckenuppsättning"),
        ("#SAKNAS!", "felvärde"),
        ("#VÄRDEFEL!", "felvärde"),
        ("#N/A", "felvärde"),
        ("#####", "felvärde"),
        ("jan-07", "till ett datum"),
        ("7-maj", "till ett datum"),
        ("okt-2026", "till ett datum"),
        ("1,23E+11", "förkortat"),
    ],
)
def test_a_suspicious_cell_is_pointed_out(text: str, words: str) -> None:
    found = suspicions(text)

    assert len(found) == 1
    assert (found[0].line, found[0].column) == (7, "Namn")
    assert words in found[0].problem


@pytest.mark.parametrize(
    "text",
    [
        "Ärendehanteraren för Åkerö 2026",
        "👨‍👩‍👧‍👦 Familjen",
        "❤️‍🔥",
        "10 μm och 5 µg",
        "Система",
        "SÃO PAULO",
        "Covid-19",
        "C# och F#",
        "Ärende #1234",
        "ISO 27001-2022, version 2e1",
        "NULL",
        "N/A",
        '=HYPERLINK("http://x";"y")',
        "två\r\nrader\toch tabb",
        "556012-5790",
    ],
)
def test_an_ordinary_cell_is_not(text: str) -> None:
    assert suspicions(text) == []


def test_a_very_long_cell_takes_no_time() -> None:
    started = time.process_time()

    suspicions("1." * 60_000)

    assert time.process_time() - started < 1


def test_a_value_that_could_harm_a_log_is_shown_spelled_out() -> None:
    assert suspicions("a\x1b[31m" + "b" * 100)[0].value == "a\\x1b[31m" + "b" * 74 + "…"


@pytest.mark.parametrize(
    "text", ["19121212-1212", "Anna 191212121212", "121212+1212", "121212 1212", "19121272-1219"]
)
def test_an_identity_number_is_found_and_not_repeated(text: str) -> None:
    found = suspicions(text)

    assert "personnummer" in found[0].problem
    assert found[0].value is None


@pytest.mark.parametrize(
    "text",
    ["19121212-1213", "19121312-1212", "556012-5790", "121200-1212", "4191212121212", "2026-12-31"],
)
def test_a_number_without_date_or_check_digit_is_no_identity_number(text: str) -> None:
    assert not holds_identity_number(text)


@pytest.mark.parametrize(
    "cells",
    [["Summa", "", "1 247 067,50"], ["", "TOTALT:", "5"], ["Delsumma", "12", "3 kr"], ["Totalt"]],
)
def test_a_word_for_a_sum_and_figures_are_a_sum_row(cells: list[str]) -> None:
    assert is_sum_row({str(at): text for at, text in enumerate(cells)})


@pytest.mark.parametrize(
    "cells", [["Summa", "Kultur", "5"], ["Summarum", "5"], ["", ""], ["A", "5"]]
)
def test_anything_else_is_a_row(cells: list[str]) -> None:
    assert not is_sum_row({str(at): text for at, text in enumerate(cells)})
