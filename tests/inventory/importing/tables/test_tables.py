"""Headers, rows and marks: what any table is, whatever file it comes in."""

import pytest

from inventory.importing.problems import TableUnreadableError
from inventory.importing.tables.headers import EXPORT_MARK
from inventory.importing.tables.table import Table, read_table

KNOWN = {"systemnamn": "name", "namn": "name", "kostnad": "cost", "ägare": "owner"}


def read(text: str) -> Table:
    return read_table(text.encode(), "system.csv", KNOWN, frozenset({"name"}))


def cells(text: str) -> list[dict[str, str]]:
    return [row.cells for row in read(text).rows]


@pytest.mark.parametrize(
    "header",
    [
        "Systemnamn",
        " SYSTEMNAMN ",
        "\u00a0Systemnamn\u200b",
        '"System\nnamn"',
        "Systemnamn*",
        "Namn:",
    ],
)
def test_a_header_is_known_however_it_is_typed(header: str) -> None:
    assert cells(f"{header};Kostnad\nA;1") == [{"name": "A", "cost": "1"}]


def test_a_header_is_told_as_it_is_written() -> None:
    assert read("NAMN;Kostnad\nA;1").columns == {"name": "NAMN", "cost": "Kostnad"}


def test_two_headers_for_the_same_field_are_refused() -> None:
    with pytest.raises(TableUnreadableError, match="betyder samma sak") as refused:
        read("Namn;Systemnamn\nA;B")

    assert refused.value.problems[0].column == "Systemnamn"


def test_a_required_column_that_is_missing_is_named() -> None:
    with pytest.raises(TableUnreadableError, match="rubriken ”systemnamn” eller ”namn”"):
        read("Kostnad;Ägare\n1;B")


def test_title_rows_above_the_headers_are_passed_over_with_a_warning() -> None:
    table = read("Våra system 2026\n\nNamn;Kostnad\nA;1")

    assert [(warning.line, warning.value) for warning in table.warnings] == [
        (1, "Våra system 2026")
    ]
    assert [(row.line, row.cells["name"]) for row in table.rows] == [(4, "A")]


def test_unknown_columns_are_named_but_not_by_the_hundred() -> None:
    warnings = read(";".join(["Namn", *(f"k{n}" for n in range(80))])).warnings

    assert [warning.column for warning in warnings[:2]] == ["k0", "k1"]
    assert len(warnings) == 51
    assert "30 okända kolumner till" in warnings[-1].problem


def test_an_unnamed_column_without_data_is_nothing_to_speak_of() -> None:
    assert read("Namn;;Kostnad;\nA;;1;\n").warnings == []


def test_a_delimiter_that_ends_every_row_is_no_field() -> None:
    assert cells("Namn;Kostnad\nA;1;\nB;2;\n")[1] == {"name": "B", "cost": "2"}


def test_a_delimiter_that_ends_one_row_only_is_a_field_too_many() -> None:
    with pytest.raises(TableUnreadableError, match="Raden har 3 fält, rubrikraden har 2"):
        read("Namn;Kostnad\nA;1;\nB;2\n")


def test_every_ragged_row_is_named_up_to_a_limit() -> None:
    with pytest.raises(TableUnreadableError) as refused:
        read("Namn;Kostnad\n" + "A\n" * 30)

    assert [problem.line for problem in refused.value.problems[:2]] == [2, 3]
    assert "10 rader till" in refused.value.problems[-1].problem


def test_cells_are_trimmed_and_composed() -> None:
    assert cells("Namn;Ägare\n A\u0308rende ;\u00a0Å\n") == [{"name": "Ärende", "owner": "Å"}]


def test_a_sum_row_and_a_repeated_header_are_passed_over_with_a_warning() -> None:
    table = read("Namn;Kostnad\nA;1\nNamn;Kostnad\nB;2\nSumma:;3 000 kr\n")

    assert [row.cells["name"] for row in table.rows] == ["A", "B"]
    assert [warning.line for warning in table.warnings] == [3, 5]


def test_a_system_called_total_is_a_system() -> None:
    assert len(cells("Namn;Ägare\nTotal;Kultur\n")) == 1


def test_only_our_own_export_loses_the_quote_before_a_formula() -> None:
    assert cells("Namn;Kostnad\n'=1+1;'\n")[0] == {"name": "'=1+1", "cost": "'"}

    own = read(f"Namn;Kostnad;{EXPORT_MARK}\n'=1+1;1;\n''t Hooft;2;\n\"'\t=x\";3;\n")

    assert own.marked
    assert own.warnings == []
    assert [row.cells["name"] for row in own.rows] == ["=1+1", "'t Hooft", "\t=x"]


@pytest.mark.parametrize(
    ("content", "filename", "words"),
    [
        (b"", "a.xlsx", "Filen är tom"),
        (b"Namn;Kostnad", "a.xlsx", "heter som en Excel-arbetsbok"),
        (b" <!DOCTYPE html><p>", "a.xls", "webbsida"),
        (b"%PDF-1.7", "a.csv", "en PDF"),
        (b"Namn\n" + b"A" * (21 * 2**20), "a.csv", "större än 20 MiB"),
    ],
)
def test_what_is_no_table_is_told_for_what_it_is(content: bytes, filename: str, words: str) -> None:
    with pytest.raises(TableUnreadableError, match=words):
        read_table(content, filename, KNOWN, frozenset({"name"}))
