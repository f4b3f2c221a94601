"""The database: made, filled, checked, copied and put back."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from app.cli.backups import postgresql
from app.cli.speaking.refusals import RefusedError
from app.database import Database
from tests.app.cli.conftest import CommandLine
from tests.factories import TESTER, functions_in_the_file, make_system, make_unit
from tests.tampering import take_guards_down


def test_a_new_database_gets_functions_and_products(run_on_nothing: CommandLine) -> None:
    assert run_on_nothing.lines("db", "init")[0].startswith(
        f"Inläst: {functions_in_the_file()} funktioner"
    )

    assert run_on_nothing.json("systems", "list")["items"] == []


def test_making_the_database_again_changes_nothing(run: CommandLine) -> None:
    first = run.text("db", "init", "--sample")
    before = run.json("history", "verify")

    assert "140 system" in first
    assert run.text("db", "init", "--sample") == "Allt fanns redan. Inget är ändrat."
    assert run.json("history", "verify") == before


def test_a_program_is_told_what_came_of_each_command(run: CommandLine, tmp_path: Path) -> None:
    backup, export = tmp_path / "samsyn.backup", tmp_path / "system.csv"
    history = tmp_path / "historik.jsonl"

    assert run.json("db", "init", "--sample")["loaded"]["systems"] > 100
    assert run.json("db", "upgrade") == {"upgraded": False}
    assert run.json("export", str(export))["systems"] > 100
    written = run.json("history", "export", str(history))["lines"]
    assert written == len(history.read_text("utf-8").splitlines())
    if "sqlite" in run.url:
        assert run.json("db", "backup", str(backup)) == {"file": str(backup)}
        restored = run.json("db", "restore", str(backup), "--force")
        assert (restored["current"], restored["history"]["sequence"] > 0) == (True, True)


def test_sample_data_can_come_later(run: CommandLine) -> None:
    assert "system" not in run.text("db", "init")
    assert run.text("db", "init", "--sample").startswith("Inläst: 72 enheter")


def test_an_edited_vocabulary_is_left_as_it_is(run: CommandLine, database: Database) -> None:
    run.lines("db", "init")
    with database.writing(TESTER) as session:
        session.execute(text("UPDATE function SET label = 'Löner' WHERE code = 'payroll'"))

    run.lines("db", "init")

    with database.reading() as connection:
        label = connection.scalar(text("SELECT label FROM function WHERE code = 'payroll'"))
    assert label == "Löner"


def test_sample_data_is_not_mixed_into_a_register_of_ones_own(
    run: CommandLine, database: Database
) -> None:
    with database.writing(TESTER) as session:
        make_system(session, owner_unit=make_unit(session).id)

    assert "egna uppgifter" in run.refusal("db", "init", "--sample")


@pytest.mark.parametrize(
    "arguments",
    [["systems", "list"], ["db", "check"], ["db", "upgrade"], ["serve", "--tokens-only"]],
    ids=" ".join,
)
def test_a_missing_database_is_not_made_by_looking_for_it(
    run_on_nothing: CommandLine, arguments: list[str]
) -> None:
    assert "Skapa den: samsyn db init" in run_on_nothing.refusal(*arguments)
    assert not Path(run_on_nothing.url.removeprefix("sqlite:///")).exists()


@pytest.mark.parametrize(
    "arguments", [["overlaps"], ["serve", "--demo"], ["token", "list"]], ids=" ".join
)
def test_a_database_that_is_not_migrated_says_how_to(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "tom.sqlite").touch()
    run = CommandLine(f"sqlite:///{tmp_path / 'tom.sqlite'}")

    assert "samsyn db upgrade" in run.refusal(*arguments)

    assert run.lines("db", "upgrade") == ["Databasen är uppgraderad."]
    assert run.lines("db", "upgrade") == ["Databasen har redan rätt form."]


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("mysql://localhost/samsyn", "stöder SQLite och PostgreSQL"),
        ("sqlite://", "Registret behöver en fil"),
        ("nonsens", "går inte att tolka"),
        ("postgresql://nobody@127.0.0.1:1/x", "Databasen går inte att använda"),
    ],
)
def test_a_database_that_cannot_be_used_is_refused(url: str, why: str) -> None:
    run = CommandLine(url)

    for arguments in (["systems", "list"], ["db", "init"], ["db", "check"]):
        assert why in run.refusal(*arguments)


def test_a_sound_register_passes_every_check(run_on_sample: CommandLine) -> None:
    found = run_on_sample.json("db", "check")

    assert found["ok"] is True
    assert {check["fault"] for check in found["checks"]} == {None}
    assert "Historiken" in run_on_sample.text("db", "check")


@pytest.mark.tampered
def test_a_changed_history_is_found(run_on_sample: CommandLine, database: Database) -> None:
    with database.writing(TESTER) as session:
        take_guards_down(session.connection())
        session.execute(text("UPDATE change SET roles = 'auditor' WHERE sequence = 700"))

    result = run_on_sample("db", "check")

    assert result.exit_code == 1
    assert "bruten vid post 700" in result.stdout


def test_a_broken_file_is_found(run_on_nothing: CommandLine) -> None:
    run_on_nothing.lines("db", "init")
    path = Path(run_on_nothing.url.removeprefix("sqlite:///"))
    with path.open("r+b") as file:
        file.seek(40 * 4096)
        file.write(os.urandom(40 * 4096))

    result = run_on_nothing("db", "check")

    assert result.exit_code == 1
    assert "Databasfilen är hel" in result.stdout


def test_what_is_backed_up_comes_back(
    run_on_sample: CommandLine, database: Database, tmp_path: Path
) -> None:
    backup = tmp_path / "samsyn.backup"
    before = run_on_sample.json("history", "verify")
    run_on_sample.lines("db", "backup", str(backup))
    run_on_sample.lines("token", "create", "--name", "prov", "--role", "auditor")
    database.close()

    assert "--force" in run_on_sample.refusal("db", "restore", str(backup))
    run_on_sample.lines("db", "restore", str(backup), "--force")

    assert run_on_sample.json("history", "verify") == before
    assert run_on_sample.json("systems", "list")["total"] == 140
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_it_is_told_how_much_later_work_a_backup_lacks(
    run_on_nothing: CommandLine, tmp_path: Path
) -> None:
    run_on_nothing.lines("db", "init")
    backup = str(tmp_path / "samsyn.backup")
    run_on_nothing.lines("db", "backup", backup)
    before = run_on_nothing.json("history", "verify")["entries"]
    run_on_nothing.lines("token", "create", "--name", "prov", "--role", "auditor")

    told = run_on_nothing.text("db", "restore", backup, "--force")

    assert f"Den ersatta historiken slutade vid post {before + 3}," in told
    assert f"Den slutar nu vid post {before}," in told
    assert "registret är som den säger" in told


def test_a_broken_database_is_replaced_by_its_backup(
    run_on_nothing: CommandLine, tmp_path: Path
) -> None:
    run_on_nothing.lines("db", "init")
    backup = str(tmp_path / "samsyn.backup")
    run_on_nothing.lines("db", "backup", backup)
    Path(run_on_nothing.url.removeprefix("sqlite:///")).write_bytes(os.urandom(100_000))

    assert "Databasen är återställd." in run_on_nothing.text("db", "restore", backup, "--force")


def test_guards_that_were_taken_down_are_told_of(
    run_on_sample: CommandLine, database: Database
) -> None:
    with database.writing(TESTER) as session:
        take_guards_down(session.connection())

    assert "databasens spärrar saknas" in run_on_sample.text("db", "check")
    run_on_sample.lines("db", "upgrade")
    assert "spärrar saknas" not in run_on_sample.text("db", "check")


def test_a_row_that_was_changed_past_the_history_is_found(
    run_on_sample: CommandLine, database: Database
) -> None:
    with database.writing(TESTER) as session:
        session.execute(text("UPDATE system SET note = 'godkänd' WHERE slug = 'heroma'"))

    result = run_on_sample("db", "check")

    assert result.exit_code == 1
    assert "1 rad skiljer sig; den första: system" in " ".join(result.stdout.split())


def test_a_backup_is_never_written_over(run: CommandLine, tmp_path: Path) -> None:
    backup = tmp_path / "samsyn.backup"
    backup.write_text("viktigt")

    assert "skrivs inte över" in run.refusal("db", "backup", str(backup))
    assert backup.read_text() == "viktigt"


def test_a_backup_makes_a_database_where_there_is_none(
    run_on_nothing: CommandLine, tmp_path: Path
) -> None:
    run_on_nothing.lines("db", "init", "--sample")
    run_on_nothing.lines("db", "backup", str(tmp_path / "samsyn.backup"))
    elsewhere = tmp_path / "annan" / "samsyn.sqlite"
    url = f"sqlite:///{elsewhere}"

    run_on_nothing.lines("db", "restore", str(tmp_path / "samsyn.backup"), url=url)

    assert "140 system." in run_on_nothing.lines("systems", "list", url=url)
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o600
    assert [path.name for path in elsewhere.parent.iterdir()] == ["samsyn.sqlite"]


def test_a_file_that_is_no_backup_replaces_nothing(
    run_on_nothing: CommandLine, tmp_path: Path
) -> None:
    run_on_nothing.lines("db", "init")
    (tmp_path / "annat.txt").write_text("hej" * 5000)

    why = run_on_nothing.refusal("db", "restore", str(tmp_path / "annat.txt"), "--force")

    assert "ingen hel Samsyn-databas" in why
    assert run_on_nothing.json("db", "check")["ok"] is True


def test_a_backup_with_a_broken_history_replaces_nothing(
    run_on_nothing: CommandLine, tmp_path: Path
) -> None:
    run_on_nothing.lines("db", "init")
    backup = tmp_path / "samsyn.backup"
    run_on_nothing.lines("db", "backup", str(backup))
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute("DROP TRIGGER change_is_not_updated")
        connection.execute("UPDATE change SET roles = 'auditor' WHERE sequence = 3")

    why = run_on_nothing.refusal("db", "restore", str(backup), "--force")

    assert "historik är inte hel" in why
    assert run_on_nothing.json("db", "check")["ok"] is True


def test_a_database_that_a_server_has_open_is_not_replaced(
    run_on_nothing: CommandLine, tmp_path: Path
) -> None:
    run_on_nothing.lines("db", "init")
    run_on_nothing.lines("db", "backup", str(tmp_path / "samsyn.backup"))
    server = Database(run_on_nothing.url)
    with server.reading() as connection:
        connection.execute(text("SELECT 1 FROM unit")).all()

    why = run_on_nothing.refusal("db", "restore", str(tmp_path / "samsyn.backup"), "--force")
    server.close()

    assert "Stoppa servern" in why
    run_on_nothing.lines("db", "restore", str(tmp_path / "samsyn.backup"), "--force")


def test_another_programs_database_is_no_backup(
    run_on_nothing: CommandLine, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "annan.sqlite")) as connection:
        connection.execute("CREATE TABLE foto (id INTEGER)")

    assert "inte Samsyns" in run_on_nothing.refusal("db", "restore", str(tmp_path / "annan.sqlite"))


def test_without_postgresqls_own_programs_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(RefusedError, match="apt-get install postgresql-client"):
        postgresql.back_up("postgresql://localhost/samsyn", tmp_path / "samsyn.backup")

    assert list(tmp_path.iterdir()) == []


def test_clearing_the_sample_asks_first(run_on_sample: CommandLine) -> None:
    assert "Avbrutet" in run_on_sample.refusal("db", "clear-sample", answer="nej\n")
    assert "Avbrutet" in run_on_sample.refusal("db", "clear-sample")
    assert run_on_sample.json("systems", "list")["total"] == 140

    run_on_sample.lines("db", "clear-sample", answer="ja\n")

    assert run_on_sample.json("systems", "list")["total"] == 0


def test_clearing_the_sample_tells_what_stays_and_why(run_on_sample: CommandLine) -> None:
    who = ("--role", "requester", "--person", "P02", "--unit", "biblioteket")
    run_on_sample.lines("token", "create", "--name", "prov", *who)

    kept = run_on_sample.json("db", "clear-sample", "--yes")["kept"]

    assert {"table": "person", "name": "Bertil Exempel", "needed_by": "api_token"} in kept
    assert {"table": "unit", "name": "Biblioteket", "needed_by": "role_holding"} in kept
    assert "Bertil Exempel" in run_on_sample.text("db", "clear-sample", "--yes")


def test_a_cleared_register_says_that_there_is_nothing_to_clear(run: CommandLine) -> None:
    assert run.lines("db", "clear-sample") == ["Det finns inga exempeldata i registret."]
