"""Ninety-eight files as municipal users and attackers send them, each with its verdict."""

import contextlib
import json
import re
import time
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from inventory.importing.problems import TableUnreadableError
from inventory.importing.tables.table import Table, read_table

CORPUS = Path(__file__).parents[4] / "shared" / "corpora" / "table-files"
MANIFEST = CORPUS / "manifest.jsonl"
KNOWN = {
    "systemnamn": "name",
    "förvaltning": "owner_unit",
    "leverantör": "vendor",
    "kostnad": "annual_cost",
    "informationsklass": "information_class",
    "beskrivning": "purpose",
    "aktiv": "active",
    "avtalsslut": "contract_end",
}
REQUIRED = frozenset({"name"})

# Readable as tables: what is wrong is known only to whoever knows names, amounts and dates.
REGISTER_LEVEL = {
    "cell-nfd-duplicate.csv": "one key twice in the file",
    "cell-case-space-duplicate.csv": "a likely duplicate",
    "cell-numbers.csv": "amounts are read by the column they stand in",
    "cell-bools-dates.csv": "so are dates and truth values",
    "dup-rows-identical.csv": "every key twice in the file",
}
ROWS = [
    {
        "name": "Ärendehanteraren",
        "owner_unit": "Miljö- och hälsoskydd",
        "vendor": "Åkerö AB",
        "annual_cost": "12500,50",
        "information_class": "K3R3T2",
        "purpose": 'Hanterar ärenden; skickar "kvitto"',
    },
    {
        "name": "Tidbok Öst",
        "owner_unit": "Kultur & fritid",
        "vendor": "Ångström & Co",
        "annual_cost": "0",
        "information_class": "K1R2T1",
        "purpose": "Bokning av lokaler\nsom delas",
    },
    {
        "name": "007-Registret",
        "owner_unit": "Äldreomsorg",
        "vendor": "Ö-data",
        "annual_cost": "1 234 567,00",
        "information_class": "K2R3T3",
        "purpose": "Börjar med nollor",
    },
]

pytestmark = pytest.mark.skipif(not MANIFEST.exists(), reason="the corpus of files is not here")


def manifest() -> list[dict[str, Any]]:
    if not MANIFEST.exists():
        return []
    return [json.loads(line) for line in MANIFEST.read_text("utf-8").splitlines()]


def entries(*verdicts: str) -> list[Any]:
    return [
        pytest.param(entry, id=entry["file"])
        for entry in manifest()
        if entry["verdict"] in verdicts and entry["file"] not in REGISTER_LEVEL
    ]


def read(name: str) -> Table:
    return read_table((CORPUS / name).read_bytes(), name, KNOWN, REQUIRED)


@pytest.mark.parametrize("entry", entries("accept"))
def test_a_good_file_is_read_whole_and_without_warnings(entry: dict[str, Any]) -> None:
    table = read(entry["file"])

    assert table.warnings == []
    assert len(table.rows) == entry.get("rows", 3)
    if "rows" not in entry and entry["file"] != "enc-cp1252-euro-dash.csv":
        assert [row.cells for row in table.rows] == ROWS


@pytest.mark.parametrize("entry", entries("warn"))
def test_a_doubtful_file_is_read_with_a_warning_that_says_what_to_do(
    entry: dict[str, Any],
) -> None:
    table = read(entry["file"])

    assert table.warnings
    assert all(warning.problem.endswith(".") for warning in table.warnings)
    assert len(table.rows) == entry.get("rows", len(table.rows))


@pytest.mark.parametrize("entry", entries("reject"))
def test_a_bad_file_is_refused_with_a_sentence_that_says_why(entry: dict[str, Any]) -> None:
    with pytest.raises(TableUnreadableError) as refused:
        read(entry["file"])

    assert all(problem.problem.endswith(".") for problem in refused.value.problems)


@pytest.mark.parametrize("name", REGISTER_LEVEL)
def test_what_only_the_register_can_judge_is_read_as_it_stands(name: str) -> None:
    table = read(name)

    assert table.warnings == []
    assert table.rows


@pytest.mark.parametrize("entry", entries("accept", "warn", "reject", "either"))
def test_no_file_takes_long(entry: dict[str, Any]) -> None:
    started = time.process_time()

    with contextlib.suppress(TableUnreadableError):
        read(entry["file"])

    assert time.process_time() - started < 5


@pytest.mark.thorough
@pytest.mark.parametrize(
    "name", ["cell-131073-chars.csv", "xlsx-bomb-32MiB.xlsx", "xlsx-far-cell.xlsx"]
)
def test_no_file_takes_much_memory(name: str) -> None:
    tracemalloc.start()
    try:
        with contextlib.suppress(TableUnreadableError):
            read(name)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 32 * 2**20


@pytest.mark.parametrize(
    ("name", "line", "words"),
    [
        ("enc-mixed-utf8-then-cp1252.csv", 6, "blandar två teckenuppsättningar"),
        ("enc-truncated-multibyte.csv", 6, "avklippt"),
        ("dia-unbalanced-quote.csv", 6, "stängs aldrig"),
        ("dia-ragged-short.csv", 6, "Raden har 1 fält, rubrikraden har 6"),
        ("dia-ragged-long.csv", 6, "Raden har 8 fält, rubrikraden har 6"),
        ("dia-decimal-comma-in-comma-file.csv", 2, "Raden har 3 fält, rubrikraden har 2"),
        ("hdr-duplicate-casefold.csv", 1, "”Systemnamn”) och kolumn 2 (”SYSTEMNAMN”)"),
        ("hdr-empty.csv", 2, "Kolumn 2 har ingen rubrik"),
        ("hdr-missing.csv", 1, "Kända rubriker: systemnamn"),
        ("cell-nul.csv", 6, "NUL"),
        ("cell-131073-chars.csv", 6, "131072 tecken"),
        ("bin-ole-encrypted.xlsx", None, "lösenord"),
        ("xlsx-macro-renamed.xlsx", None, "makron"),
        ("zip-nested.zip.csv", None, "slutar inte på .xlsx"),
    ],
)
def test_the_refusal_names_the_line_and_the_fault(name: str, line: int | None, words: str) -> None:
    with pytest.raises(TableUnreadableError, match=re.escape(words)) as refused:
        read(name)

    assert refused.value.problems[0].line == line


def test_no_column_that_is_not_known_takes_effect() -> None:
    table = read("hdr-privileged-columns.csv")

    assert [row.cells for row in table.rows] == ROWS
    assert [warning.column for warning in table.warnings] == [
        "approved_by",
        "approved_at",
        "owner_id",
        "is_admin",
        "tenant_id",
    ]


def test_the_signs_that_only_windows_1252_has_are_read() -> None:
    assert read("enc-cp1252-euro-dash.csv").rows[2].cells["vendor"] == "Ö-data – €5 ”citat”"


def test_blank_rows_are_counted() -> None:
    assert read("dia-blank-lines.csv").skipped_blank == 4
