"""New rows that are written together are told in the history as if each were written by itself."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlmodel import col

from app.database import Database
from inventory.agreements.vendors import Vendor
from inventory.systems.sheets import Criticality, Hosting, Operation
from inventory.systems.system import System, SystemAlias, SystemStatus
from record.history.reading import Feed, read_changes, verify_history
from record.people import Person
from record.recording.session import RecordedSession
from tests.everything import dump, make_everything
from tests.factories import TESTER, make_system, make_unit


def told(database: Database) -> list[dict[str, Any]]:
    with database.reading() as connection:
        assert verify_history(connection).intact
        return read_changes(connection, Feed(limit=1_000))[0]


def a_system() -> System:
    """A system with a value of every kind that a column can hold."""
    return System(
        name="Åhlöv ”Ekot”",
        slug="ahlov",
        status=SystemStatus.IN_USE,
        functions_stated=["lön", "schema"],
        annual_cost=10**12,
        introduced_on=date(2020, 2, 29),
        created_at=datetime(2026, 11, 23, 12, 24, 11, 5, tzinfo=UTC),
    )


def values_of(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in type(row).model_fields if name != "id"}


@pytest.mark.parametrize("gathered", [True, False], ids=["gathered", "by itself"])
def test_a_new_row_is_kept_and_told_with_all_its_values(database: Database, gathered: bool) -> None:
    with database.writing(TESTER) as session:
        if gathered:
            with session.gathering():
                session.add(a_system())
        else:
            session.add(a_system())

    with database.writing(TESTER) as session:
        assert values_of(session.scalars(select(System)).one()) == values_of(a_system())
    (change,) = told(database)
    assert (change["action"], change["object_type"]) == ("created", "system")
    assert change["after"]["functions_stated"] == ["lön", "schema"]
    assert change["after"]["introduced_on"] == "2020-02-29"
    assert change["after"]["created_at"] == "2026-11-23T12:24:11.000005+00:00"


def test_rows_of_several_tables_come_in_whichever_order(database: Database) -> None:
    with database.writing(TESTER) as session, session.gathering():
        system = a_system()
        session.add(SystemAlias(system_id=system.id, alias="Ekot"))
        session.add(Operation(system_id=system.id, hosting=Hosting.SAAS))
        session.add(system)

    with database.writing(TESTER) as session:
        operation = session.scalars(select(Operation)).one()
        assert (operation.hosting, operation.criticality) == (Hosting.SAAS, None)
    assert [change["object_type"] for change in told(database)] == [
        "system_alias",
        "operation",
        "system",
    ]
    assert {change["about"] for change in told(database)} == {system.id}


def test_personal_text_of_gathered_rows_lies_apart(database: Database) -> None:
    with database.writing(TESTER) as session, session.gathering():
        session.add(Person(name="Åsa Exempel"))

    with database.reading() as connection:
        kept = connection.exec_driver_sql("SELECT after FROM change").scalar_one()

    assert "Åsa" not in kept
    assert told(database)[0]["after"]["name"] == "Åsa Exempel"


def test_a_gathered_row_can_be_found_once_it_is_written(session: RecordedSession) -> None:
    with session.gathering():
        session.add(Vendor(name="CGI", name_key="cgi"))
        session.flush()

        assert session.scalars(select(Vendor)).one().name == "CGI"


def test_a_gathered_row_that_is_written_is_read_but_changed_no_more(
    session: RecordedSession,
) -> None:
    with session.gathering():
        system = a_system()
        session.add(system)
        system.purpose = "Lön"
    assert system.purpose == "Lön"

    with pytest.raises(AttributeError):
        system.purpose = "Schema"

    assert session.scalars(select(col(System.purpose))).one() == "Lön"


def test_what_is_known_is_changed_as_ever_while_rows_are_gathered(database: Database) -> None:
    with database.writing(TESTER) as session:
        known = make_system(session, "Heroma")
    with database.writing(TESTER) as session, session.gathering():
        session.get_one(System, known.id).purpose = "Lön"
        session.add(Operation(system_id=known.id, criticality=Criticality.HIGH))

    actions = [(change["action"], change["object_type"]) for change in told(database)]

    assert sorted(actions[1:]) == [("changed", "system"), ("created", "operation")]


def test_a_gathered_row_that_is_found_again_and_changed_was_only_made(database: Database) -> None:
    with database.writing(TESTER) as session, session.gathering():
        session.add(a_system())
        session.flush()
        session.scalars(select(System)).one().purpose = "Lön"

    (change,) = told(database)

    assert (change["action"], change["after"]["purpose"]) == ("created", "Lön")


@pytest.mark.parametrize("written", [True, False], ids=["written", "waiting"])
def test_gathered_rows_that_are_rolled_back_were_never_told(
    database: Database, written: bool
) -> None:
    def fail() -> None:
        with database.writing(TESTER) as session, session.gathering():
            session.add(a_system())
            if written:
                session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    assert told(database) == []


def test_a_gathered_row_that_refers_to_nothing_keeps_the_whole_from_being_kept(
    database: Database,
) -> None:
    def refer_to_nothing() -> None:
        with database.writing(TESTER) as session, session.gathering():
            session.add(a_system())
            session.add(SystemAlias(system_id=uuid4(), alias="Ekot"))

    with pytest.raises(Exception, match=r"(?i)foreign key"):
        refer_to_nothing()

    assert told(database) == []


def test_after_the_gathering_rows_are_followed_again(database: Database) -> None:
    with database.writing(TESTER) as session:
        with session.gathering():
            pass
        unit = make_unit(session)
        unit.note = "Ny"

    assert told(database)[0]["after"]["note"] == "Ny"


def test_rows_of_every_table_can_be_gathered(database: Database) -> None:
    rows = make_everything()
    values = [{name: getattr(row, name) for name in type(row).model_fields} for row in rows]
    with database.writing(TESTER) as session, session.gathering():
        for row in rows:
            session.add(row)

    with database.reading() as connection:
        kept = [row for rows_of_table in dump(connection).values() for row in rows_of_table]
    assert sorted(kept, key=lambda row: row["id"]) == sorted(values, key=lambda row: row["id"])
    assert [change["object_id"] for change in told(database)] == [row.id for row in rows]
