"""The history on the command line."""

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from app.database import Database
from tests.app.cli.conftest import CommandLine
from tests.factories import TESTER, make_system, make_unit
from tests.tampering import take_guards_down


def test_a_whole_history_is_said_to_be_whole(run_on_sample: CommandLine) -> None:
    found = run_on_sample.json("history", "verify")

    assert found["intact"] is True
    assert run_on_sample.text("history", "verify").endswith(f"Den slutar med {found['head']}.")


def test_a_broken_history_says_where(run_on_sample: CommandLine, database: Database) -> None:
    with database.writing(TESTER) as session:
        take_guards_down(session.connection())
        session.execute(text("DELETE FROM change WHERE sequence = 42"))

    result = run_on_sample("history", "verify")

    assert result.exit_code == 1
    assert "Historiken är bruten vid post 42." in result.stdout


def test_a_changed_personal_text_breaks_it_too(
    run_on_sample: CommandLine, database: Database
) -> None:
    with database.writing(TESTER) as session:
        session.execute(text("UPDATE personal_text SET text = 'Någon Annan'"))

    result = run_on_sample("history", "verify")

    assert result.exit_code == 1
    assert "bruten" in result.stdout


def test_the_last_changes_are_shown_with_what_changed(run: CommandLine, database: Database) -> None:
    with database.writing(TESTER) as session:
        system = make_system(session, "Heroma", owner_unit=make_unit(session).id)
    with database.writing(TESTER) as session:
        session.merge(system).note = "Lön"

    told = run.lines("history", "list", "--limit", "1")

    assert "ändrade systemet (Heroma)" in told[-3] or "ändrade systemet" in told[-3]
    assert "note: – → Lön" in told[-2]


def test_changes_can_be_followed_from_a_number_and_for_one_thing(
    run_on_sample: CommandLine,
) -> None:
    changes = run_on_sample.json("history", "list", "--object", "Heroma")["items"]

    later = run_on_sample.json(
        "history", "list", "--object", "Heroma", "--after", str(changes[0]["sequence"])
    )

    assert later["items"] == changes[1:]
    assert later["total"] == len(changes)
    assert run_on_sample.json("history", "list", "--object", "hemtjansten")["total"] == 1


def test_a_checkpoint_is_passed_by_the_history_that_it_was_noted_of(
    run_on_sample: CommandLine, tmp_path: Path
) -> None:
    point = tmp_path / "kontrollpunkt.json"
    run_on_sample.lines("history", "checkpoint", "--to", str(point))
    printed = "".join(run_on_sample.lines("history", "checkpoint"))
    run_on_sample.lines("token", "create", "--name", "prov", "--role", "auditor")

    told = run_on_sample.text("history", "verify", "--checkpoint", str(point))
    found = run_on_sample.json("history", "verify", "--checkpoint", str(point))

    noted = json.loads(point.read_text())
    assert json.loads(printed) == noted
    assert f"densamma som vid kontrollpunkten, post {noted['sequence']}" in told
    assert found["intact"] is True
    assert found["checkpoints"] == [
        {"sequence": noted["sequence"], "hash": noted["hash"], "passed": True}
    ]


@pytest.mark.parametrize(
    ("by", "why"), [(0, "är en annan än vid kontrollpunkten"), (1, "från en äldre säkerhetskopia")]
)
def test_another_history_does_not_pass_it(
    run_on_sample: CommandLine, tmp_path: Path, by: int, why: str
) -> None:
    point = tmp_path / "kontrollpunkt.json"
    entries = run_on_sample.json("history", "verify")["entries"]
    point.write_text(json.dumps({"sequence": entries + by, "hash": "ab" * 32}))

    result = run_on_sample("history", "verify", "--checkpoint", str(point))

    assert result.exit_code == 1
    assert why in " ".join(result.stdout.split())
    assert "är hel" not in result.stdout


def test_an_empty_history_has_no_checkpoint_and_passes_none(
    run: CommandLine, tmp_path: Path
) -> None:
    point = tmp_path / "kontrollpunkt.json"
    point.write_text('{"sequence": 0, "hash": ""}')

    assert "Historiken är tom" in run.refusal("history", "checkpoint")
    assert "ingen kontrollpunkt" in run.refusal("history", "verify", "--checkpoint", str(point))


def test_a_checkpoint_is_not_written_over_another(
    run_on_sample: CommandLine, tmp_path: Path
) -> None:
    point = tmp_path / "kontrollpunkt.json"
    point.write_text("viktig")

    assert "--force" in run_on_sample.refusal("history", "checkpoint", "--to", str(point))
    assert point.read_text() == "viktig"


def test_an_auditor_verifies_what_was_exported_without_samsyn(
    run_on_sample: CommandLine, tmp_path: Path
) -> None:
    history, point = tmp_path / "historik.jsonl", tmp_path / "kontrollpunkt.json"
    verifier = tmp_path / "verify_history.py"
    run_on_sample.lines("history", "export", str(history), "--personal")
    run_on_sample.lines("history", "checkpoint", "--to", str(point))
    run_on_sample.lines("history", "verifier", "--to", str(verifier))

    command = [sys.executable, "-I", *map(str, (verifier, history, "--checkpoint", point))]
    whole = subprocess.run(command, capture_output=True, text=True, check=False)
    history.write_text(history.read_text().replace("register_editor", "chief_executive", 1))
    touched = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (whole.returncode, touched.returncode) == (0, 1)
    assert whole.stdout.startswith("Hel: ")
    assert touched.stderr.startswith("INTE HEL: post ")
    assert verifier.read_text() == "\n".join(run_on_sample.lines("history", "verifier")) + "\n"
    assert stat.S_IMODE(history.stat().st_mode) == 0o600
