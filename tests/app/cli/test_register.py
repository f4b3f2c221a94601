"""What the register holds, as the command line shows it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from app.database import Database
from tests.app.cli.conftest import CommandLine
from tests.factories import TESTER, make_system, make_unit

SEVEN = ("Heroma", "Kompanion", "Aiai", "TOJ", "Komma", "Arbetspass i Teams", "Excelblad")


def test_the_seven_scheduling_systems_are_the_first_overlap(run_on_sample: CommandLine) -> None:
    lines = run_on_sample.lines("overlaps")

    start = next(at for at, line in enumerate(lines) if line.startswith("Schemaläggning"))
    assert start < 5
    assert {line.split("  ")[1] for line in lines[start + 1 : start + 8]} == set(SEVEN)
    assert "7 system, 7 enheter" in lines[start]


def test_overlaps_can_be_asked_for_by_how_many_units_they_are_in(
    run_on_sample: CommandLine,
) -> None:
    found = run_on_sample.json("overlaps", "--min-units", "7")

    assert found["items"][0]["key"] == "function:scheduling_time_reporting"
    assert all(overlap["units"] >= 7 for overlap in found["items"])


@pytest.mark.parametrize(
    "arguments",
    [
        ["overlaps"],
        ["systems", "list"],
        ["systems", "show", "Heroma"],
        ["token", "list"],
        ["history", "list"],
        ["systems", "list", "--as-of", "2030-01-01"],
    ],
    ids=" ".join,
)
def test_sample_data_says_that_it_is(run_on_sample: CommandLine, arguments: list[str]) -> None:
    assert "Exempeldata" in run_on_sample.text(*arguments)
    assert run_on_sample(*arguments, "--json").stderr.strip() == "Exempeldata"


def test_ones_own_data_is_not_called_sample(run: CommandLine, database: Database) -> None:
    with database.writing(TESTER) as session:
        make_system(session, "Heroma", owner_unit=make_unit(session).id)

    assert "Exempeldata" not in run("systems", "list").output


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        (["--unit", "Hemtjänsten", "--q", "larm"], ["Tunstall larm"]),
        (["--unit", "hemtjansten", "--kind", "produkt", "--vendor", "Phoniro"], ["Phoniro Lock"]),
        (["--function", "payroll"], ["Heroma"]),
        (["--status", "under avveckling", "--owner", "Familjerätten"], ["Viva familjerätt"]),
        (["--status", "phasing_out", "--owner", "familjeratten"], ["Viva familjerätt"]),
        (["--contract-ends-before", "2000-01-01"], []),
    ],
    ids=str,
)
def test_the_list_is_narrowed_down_with_words_or_codes(
    run_on_sample: CommandLine, filters: list[str], names: list[str]
) -> None:
    found = run_on_sample.json("systems", "list", *filters)

    assert [system["name"] for system in found["items"]] == names


@pytest.mark.parametrize(
    ("filters", "why"),
    [
        (["--unit", "Månbasen"], "Enheten ”Månbasen” finns inte."),
        (["--owner", "Ingen Alls"], "Personen ”Ingen Alls” finns inte."),
        (["--function", "teleport"], "Funktionen ”teleport” finns inte."),
    ],
)
def test_what_the_register_does_not_know_is_said_rather_than_an_empty_list(
    run_on_sample: CommandLine, filters: list[str], why: str
) -> None:
    assert run_on_sample.refusal("systems", "list", *filters) == why


def test_the_register_as_it_was(run: CommandLine, database: Database) -> None:
    with database.writing(TESTER) as session:
        make_system(session, "Heroma", owner_unit=make_unit(session).id)

    today = date.today()  # noqa: DTZ011 - whichever day it is, tomorrow comes after it
    assert run.json("systems", "list", "--as-of", str(today - timedelta(days=2)))["total"] == 0
    assert "Heroma" in run.text("systems", "list", "--as-of", str(today + timedelta(days=2)))


@pytest.mark.parametrize("ref", ["heroma", "HEROMA", "S001"])
def test_a_system_is_found_by_what_people_call_it(run_on_sample: CommandLine, ref: str) -> None:
    assert run_on_sample.json("systems", "show", ref)["name"] == "Heroma"


def test_a_system_is_found_by_its_alias(run_on_sample: CommandLine) -> None:
    assert run_on_sample.json("systems", "show", "Appva")["name"] == "MCSS"


def test_a_system_that_is_not_there_is_answered_with_those_like_it(
    run_on_sample: CommandLine,
) -> None:
    why = run_on_sample.refusal("systems", "show", "tunstall")

    assert why == "Det finns inget system som heter ”tunstall”. Menade du TES App, Tunstall larm?"


def test_everything_about_a_system_is_shown(run_on_sample: CommandLine) -> None:
    told = run_on_sample.text("systems", "show", "Lifecare")

    for fact in ("Kallas också LC, Procapita", "Status i drift", "Leverantör Tietoevry"):
        assert fact in told
    for fact in ("K3 R3 T3 S3", "Hemtjänsten Procapita 610", "2028-03-31", "Treserva", "Ifyllt"):
        assert fact in told


def test_text_from_the_register_cannot_steer_the_terminal(
    run: CommandLine, database: Database
) -> None:
    with database.writing(TESTER) as session:
        unit = make_unit(session)
        make_system(session, "Ond\x1b[2Ja [red]", purpose="\x07:smile:", owner_unit=unit.id)

    told = run.text("systems", "list")

    assert "Ond\\x1b[2Ja [red]" in told
    assert ":smile:" in run.text("systems", "show", "ond-2ja-red")


@pytest.mark.parametrize("name", ["system.csv", "system.xlsx"])
def test_an_export_imports_back_unchanged(
    run_on_sample: CommandLine, tmp_path: Path, name: str
) -> None:
    run_on_sample.lines("export", str(tmp_path / name))

    told = run_on_sample.text("import", "systems", str(tmp_path / name))

    assert "140 rader. Nya 0, ändrade 0, oförändrade 140." in told


def test_an_export_takes_the_filters_of_the_list(
    run_on_sample: CommandLine, tmp_path: Path
) -> None:
    told = run_on_sample.text("export", str(tmp_path / "a.json"), "--function", "payroll")

    assert told.startswith("1 exempelsystem skrivna till")
    assert "Heroma" in (tmp_path / "a.json").read_text()


def test_a_file_is_not_written_over_by_accident(run: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("viktigt")

    assert "--force" in run.refusal("export", str(tmp_path / "a.csv"))
    assert (tmp_path / "a.csv").read_text() == "viktigt"
    run.lines("export", str(tmp_path / "a.csv"), "--force")


def test_an_export_needs_somewhere_to_go(run: CommandLine, tmp_path: Path) -> None:
    why = run.refusal("export", str(tmp_path / "ingenstans" / "a.csv"))

    assert why.endswith("ingenstans finns inte.")
