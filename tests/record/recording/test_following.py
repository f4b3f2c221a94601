"""A row that was read is written, and told in the history, without being read again."""

from typing import Any

import pytest
from sqlalchemy import select

from app.database import Database
from inventory.systems.system import System, SystemStatus
from record.driver.prepared import Prepared
from record.history.reading import Feed, read_changes, verify_history
from record.recording.session import RecordedSession
from record.row import row_values
from tests.factories import TESTER, make_system

ROWS = Prepared(select(System.__table__))  # type: ignore[attr-defined]


@pytest.fixture
def known(database: Database) -> Database:
    """A register with one system."""
    with database.writing(TESTER) as session:
        make_system(session, "Heroma")
    return database


def followed(session: RecordedSession) -> System:
    (row,) = ROWS.dicts(session.connection())
    return session.follow(System, row)


def told(database: Database) -> list[dict[str, Any]]:
    with database.reading() as connection:
        assert verify_history(connection).intact
        return read_changes(connection, Feed(limit=1_000))[0][1:]


def retire(system: System) -> None:
    system.status = SystemStatus.RETIRED
    system.functions_stated = ["lön"]
    system.note = "Borta"


def test_a_change_is_kept_and_told_as_if_the_session_had_read_the_row(known: Database) -> None:
    with known.writing(TESTER) as session:
        retire(followed(session))
    (past_the_unit_of_work,) = told(known)
    with known.writing(TESTER) as session:
        system = session.scalars(select(System)).one()
        assert (system.status, system.functions_stated) == (SystemStatus.RETIRED, ["lön"])
        system.status, system.functions_stated, system.note = SystemStatus.IN_USE, [], None
    with known.writing(TESTER) as session:
        retire(session.scalars(select(System)).one())
    through_it = told(known)[-1]

    assert {**through_it, "before": None}.keys() == past_the_unit_of_work.keys()
    assert through_it["after"] == past_the_unit_of_work["after"]
    assert through_it["before"].keys() == past_the_unit_of_work["before"].keys()
    assert past_the_unit_of_work["action"] == "changed"


def test_what_has_not_changed_is_neither_written_nor_told(known: Database) -> None:
    with known.writing(TESTER) as session:
        system = followed(session)
        system.name = "Heroma"

    assert told(known) == []


def test_several_changes_in_one_transaction_are_one(known: Database) -> None:
    with known.writing(TESTER) as session:
        system = followed(session)
        system.name = "Heroma 2"
        session.flush()
        system.name = "Visma"

    (change,) = told(known)
    assert (change["before"], change["after"]) == ({"name": "Heroma"}, {"name": "Visma"})


def test_what_is_rolled_back_is_not_written_later(known: Database) -> None:
    with known.writing(TESTER) as session:
        system = followed(session)
        system.name = "Visma"
        session.flush()
        session.rollback()

    assert told(known) == []
    with known.reading() as connection:
        assert [row["name"] for row in ROWS.dicts(connection)] == ["Heroma"]


def test_a_row_that_is_followed_says_what_is_stored(known: Database) -> None:
    with known.writing(TESTER) as session:
        read = session.scalars(select(System)).one()

        assert row_values(followed(session)) == row_values(read)
