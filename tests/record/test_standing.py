"""What seldom changes is read once, and anew as soon as the history tells of a change in it."""

from datetime import date

import pytest
from sqlalchemy import Connection, select
from sqlmodel import col

from app.database import Database
from inventory.organisation.units import Unit, rename_unit
from record.standing import head_of, standing
from tests.factories import TESTER, make_person, make_unit

TODAY = date(2026, 11, 23)
TABLES = frozenset({"unit"})


class Reader:
    """Reads the units' names, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, connection: Connection, _today: date) -> list[str]:
        self.times += 1
        return list(connection.scalars(select(col(Unit.name)).order_by(col(Unit.name))))


@pytest.fixture
def read() -> Reader:
    return Reader()


def names(database: Database, read: Reader, day: date = TODAY) -> list[str]:
    with database.reading() as connection:
        return standing(connection, read, TABLES, day)


def test_what_has_not_changed_is_not_read_again(database: Database, read: Reader) -> None:
    with database.writing(TESTER) as session:
        make_unit(session, "Vård")

    first, again = names(database, read), names(database, read)

    assert (first, again, read.times) == (["Vård"], ["Vård"], 1)


def test_a_change_in_another_table_makes_nothing_stale(database: Database, read: Reader) -> None:
    names(database, read)
    with database.writing(TESTER) as session:
        make_person(session)

    names(database, read)

    assert read.times == 1


def test_a_change_is_seen_by_the_next_who_asks(database: Database, read: Reader) -> None:
    with database.writing(TESTER) as session:
        unit = make_unit(session, "Vård")
    names(database, read)
    with database.writing(TESTER) as session:
        rename_unit(session.get_one(Unit, unit.id), "Omsorg")

    assert names(database, read) == ["Omsorg"]


def test_each_day_is_read_for_itself(database: Database, read: Reader) -> None:
    for day in (TODAY, date(2026, 11, 24), TODAY):
        names(database, read, day)

    assert read.times == 2


def test_what_a_transaction_has_written_is_read_by_it_and_kept_for_nobody(
    database: Database, read: Reader
) -> None:
    with database.writing(TESTER) as session:
        make_unit(session, "Vård")
    names(database, read)
    with database.writing(TESTER) as session:
        make_unit(session, "Skola")
        session.flush()
        assert standing(session.connection(), read, TABLES, TODAY) == ["Skola", "Vård"]
        session.rollback()

    assert names(database, read) == ["Vård"]


def test_who_reads_an_older_moment_is_not_given_what_came_later(
    database: Database, read: Reader
) -> None:
    with database.writing(TESTER) as session:
        unit = make_unit(session, "Vård")
    with database.reading() as older:
        head_of(older)
        with database.writing(TESTER) as session:
            rename_unit(session.get_one(Unit, unit.id), "Omsorg")
        assert names(database, read) == ["Omsorg"]

        assert standing(older, read, TABLES, TODAY) == ["Vård"]
    assert names(database, read) == ["Omsorg"]
