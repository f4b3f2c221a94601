"""The history on the command line."""

from sqlalchemy import text

from app.database import Database
from tests.app.cli.conftest import CommandLine
from tests.factories import TESTER, make_system, make_unit


def test_a_whole_history_is_said_to_be_whole(run_on_sample: CommandLine) -> None:
    found = run_on_sample.json("history", "verify")

    assert found["intact"] is True
    assert run_on_sample.text("history", "verify").endswith(f"Den slutar med {found['head']}.")


def test_a_broken_history_says_where(run_on_sample: CommandLine, database: Database) -> None:
    with database.writing(TESTER) as session:
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
