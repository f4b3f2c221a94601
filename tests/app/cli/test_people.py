"""Erasing a person on the command line."""

import pytest
from sqlalchemy import func, select

from app.database import Database
from app.storage.tables import METADATA
from tests.app.cli.conftest import CommandLine
from tests.app.test_erasing import NAME, bytes_of, somebody
from tests.factories import TESTER, make_system


def test_the_command_line_erases_when_it_is_sure(run: CommandLine, database: Database) -> None:
    somebody(database)
    with database.writing(TESTER) as session:
        make_system(session, "Heroma", purpose=f"Byggt av {NAME}")

    assert "Avbrutet" in run.refusal("people", "erase", NAME, answer="nej\n")
    told = " ".join(run.lines("people", "erase", NAME, answer="ja\n"))

    assert "Raderat ur" in told
    assert "system.purpose (1)" in told
    assert "change.after (1)" in told
    assert "finns inte" in run.refusal("people", "erase", NAME, "--yes")
    assert run.json("history", "verify")["intact"] is True


@pytest.mark.parametrize("kept", ["personal_text", "person"])
def test_after_it_no_byte_is_left_in_the_database(
    run: CommandLine, database: Database, kept: str
) -> None:
    person, _ = somebody(database)

    found = run.json("people", "erase", str(person.id), "--yes")

    assert found["left"] == {}
    assert found["files_wiped"] is True
    if database.engine.dialect.name == "sqlite":
        assert b"zolanda" not in bytes_of(database)
    with database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(METADATA.tables[kept]))
