"""Files into the register from the command line."""

from pathlib import Path

import pytest

from app.database import Database
from tests.app.cli.conftest import CommandLine
from tests.factories import TESTER, make_unit

AS_EXCEL_SAVES = (
    "Systemnamn;Förvaltning;Kostnad;Status\r\n"
    "Ärendehanteraren;Kulturförvaltningen;12500;i drift\r\n"
).encode("cp1252")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "system.csv"
    path.write_bytes(AS_EXCEL_SAVES)
    return path


@pytest.fixture
def run_with_unit(run: CommandLine, database: Database) -> CommandLine:
    with database.writing(TESTER) as session:
        make_unit(session, "Kulturförvaltningen")
    return run


def test_a_file_as_swedish_excel_saves_it_is_read(run_with_unit: CommandLine, file: Path) -> None:
    told = run_with_unit.text("import", "systems", str(file))

    assert told.startswith("system.csv: 1 rad. Nya 1, ändrade 0, oförändrade 0.")
    (system,) = run_with_unit.json("systems", "list")["items"]
    assert (system["name"], system["annual_cost"]) == ("Ärendehanteraren", 12_500)
    assert system["owner_unit"]["name"] == "Kulturförvaltningen"


def test_the_same_file_again_changes_nothing(run_with_unit: CommandLine, file: Path) -> None:
    run_with_unit.lines("import", "systems", str(file))
    before = run_with_unit.json("history", "verify")

    assert "Nya 0, ändrade 0, oförändrade 1." in run_with_unit.text("import", "system", str(file))
    assert run_with_unit.json("history", "verify") == before


def test_a_dry_run_saves_nothing(run_with_unit: CommandLine, file: Path) -> None:
    told = run_with_unit.text("import", "systems", str(file), "--dry-run")

    assert "Nya 1" in told
    assert "Inget är sparat." in told
    assert run_with_unit.json("systems", "list")["total"] == 0


def test_a_rejected_file_tells_where_and_why(run: CommandLine, file: Path) -> None:
    result = run("import", "systems", str(file))

    assert result.exit_code == 1
    assert "Inget är sparat." in result.stderr
    assert "  2   Förvaltning   Kulturförvaltningen" in result.stderr
    assert run.json("systems", "list")["total"] == 0


def test_a_rejected_file_as_json(run: CommandLine, file: Path) -> None:
    result = run("import", "systems", str(file), "--json")

    assert result.exit_code == 1
    assert '"column": "Förvaltning"' in result.stdout


def test_units_that_are_missing_can_be_made(run: CommandLine, file: Path) -> None:
    assert "Nya 1" in run.text("import", "systems", str(file), "--create-units")


def test_warnings_are_told_and_nothing_is_refused(run: CommandLine, file: Path) -> None:
    file.write_text("Systemnamn;Kostnad\n" + "".join(f"System {n};dyrt\n" for n in range(23)))

    told = run.text("import", "systems", str(file))

    assert "23 varningar:" in told
    assert "… och 3 till" in told
    assert len(run.json("import", "systems", str(file))["warnings"]) == 23


def test_the_last_import_can_be_undone(run_with_unit: CommandLine, file: Path) -> None:
    run_with_unit.lines("import", "systems", str(file))

    assert "Importen av system.csv är ångrad" in run_with_unit.text("import", "--undo")
    assert run_with_unit.json("systems", "list")["total"] == 0
    assert run_with_unit.refusal("import", "--undo") == "Det finns ingen import att ångra."


def test_what_the_program_itself_loaded_is_no_import_to_undo(run_on_sample: CommandLine) -> None:
    assert "ingen import" in run_on_sample.refusal("import", "--undo")


def test_an_import_that_somebody_builds_on_is_not_undone(run: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "personer.csv").write_text("id;namn\n1;Anna Exempel\n")
    run.lines("import", "people", str(tmp_path / "personer.csv"))
    run.lines("token", "create", "--name", "prov", "--role", "auditor", "--person", "1")

    assert "kopplat till sig" in run.refusal("import", "--undo")


def test_a_file_that_is_not_there(run: CommandLine) -> None:
    assert run.refusal("import", "units", "saknas.csv").endswith(
        "går inte att läsa: den finns inte."
    )


def test_those_who_are_absent_are_named_before_they_have_left(
    run: CommandLine, tmp_path: Path
) -> None:
    people = tmp_path / "personer.csv"
    people.write_text("id;namn\n1;Anna Exempel\n2;Bo Exempel\n")
    assert "Nya 2" in run.text("import", "people", str(people))
    people.write_text("id;namn\n1;Anna Exempel\n")

    why = run.refusal("import", "people", str(people), answer="n\n")

    assert "1 person saknas i filen" in why
    assert "Bo Exempel" in why
    assert "Avbrutet" in why
    assert "ändrade 1" in " ".join(run.lines("import", "people", str(people), answer="j\n"))


def test_what_the_command_line_does_is_told_as_the_machines_user(
    run_with_unit: CommandLine, file: Path
) -> None:
    run_with_unit.lines("import", "systems", str(file))

    changes = run_with_unit.json("history", "list", "--limit", "1")["items"]

    assert changes[0]["actor"]["name"].startswith("cli:")
