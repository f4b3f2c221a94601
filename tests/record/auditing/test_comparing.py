"""The rows of the register are what the history says that they are."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import delete, insert, text, update

from app.database import Database
from app.storage.tables import METADATA
from record.auditing.comparing import rows_that_differ
from tests.everything import make_everything
from tests.factories import TESTER, make_person
from tests.tampering import PERSONAL

PERSON = METADATA.tables["person"]


def differing(database: Database) -> list[tuple[str, str]]:
    with database.reading() as connection:
        return list(rows_that_differ(connection))


def test_rows_of_every_table_are_what_the_history_says(database: Database) -> None:
    rows = make_everything()
    with database.writing(TESTER) as session:
        session.add_all(rows)
    with database.writing(TESTER) as session:
        session.delete(session.get_one(type(rows[-1]), rows[-1].id))

    assert differing(database) == []


def test_a_row_that_was_touched_past_the_history_differs(database: Database) -> None:
    with database.writing(TESTER) as session:
        anna = make_person(session, "Anna Exempel", email="anna@exempel.example")
    other = {"id": uuid4(), "name": "Bo", "notify": "none", "sort_key": ""}
    ways: list[tuple[Any, Any]] = [
        (update(PERSON).values(name="Eva Exempel"), anna.id),
        (update(PERSON).values(title="Chef"), anna.id),
        (update(PERSON).values(email=None), anna.id),
        (delete(PERSON), anna.id),
        (insert(PERSON).values(other), other["id"]),
    ]
    for statement, row_id in ways:
        with database.engine.connect() as connection:
            connection.execute(statement)
            assert list(rows_that_differ(connection)) == [("person", str(row_id))]
            connection.rollback()


def test_what_is_derived_and_what_was_erased_is_not_compared(database: Database) -> None:
    with database.writing(TESTER) as session:
        make_person(session, "Anna Exempel")
    with database.engine.begin() as connection:
        connection.execute(update(PERSON).values(sort_key="annan"))
        connection.execute(delete(PERSONAL))

    assert differing(database) == []


def test_a_row_that_cannot_be_read_differs(database: Database) -> None:
    if database.engine.dialect.name != "sqlite":
        pytest.skip("only SQLite keeps a day that is none")
    with database.writing(TESTER) as session:
        make_person(session)
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE person SET left_on = 'igår'"))

    assert ("person", "") in differing(database)
