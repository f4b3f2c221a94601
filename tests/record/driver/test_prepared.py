"""A select that is asked straight of the driver answers what SQLAlchemy would."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import bindparam, event, select
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import col

from app.database import Database
from inventory.organisation.units import Unit, UnitKind
from record.driver.belonging import AmongAsked, asked
from record.driver.bulk import insert_rows, update_row
from record.driver.prepared import Prepared
from record.driver.straight import fetch
from record.history.changes import Change, HistoryHead
from record.outbox.messages import Message
from tests.everything import RECORDED, make_everything
from tests.factories import TESTER, make_unit


@pytest.fixture
def everything(database: Database) -> Database:
    """A register with rows in every table."""
    with database.writing(TESTER) as session:
        session.add_all(make_everything())
    return database


@pytest.mark.parametrize("table", [*RECORDED, Change, HistoryHead], ids=str)
def test_every_column_of_every_table_is_read_alike(everything: Database, table: Any) -> None:
    wanted = select(table.__table__)
    with everything.reading() as connection:
        told = [dict(row) for row in connection.execute(wanted).mappings()]
        read = Prepared(wanted).dicts(connection)

    assert told
    assert read == told
    kinds = [[type(value) for value in row.values()] for row in told]
    assert [[type(value) for value in row.values()] for row in read] == kinds


def test_what_is_asked_with_is_made_the_databases_own(database: Database) -> None:
    with database.writing(TESTER) as session:
        unit = make_unit(session, "Vård")
    named = Prepared(
        select(col(Unit.name)).where(
            col(Unit.id) == bindparam("row"), col(Unit.kind) == bindparam("kind")
        )
    )
    with database.reading() as connection:
        assert named.scalar(connection, row=unit.id, kind=UnitKind.MUNICIPALITY) == "Vård"
        assert named.scalar(connection, row=unit.id, kind=UnitKind.COMPANY) is None
        assert named.rows(connection, row=uuid4(), kind=UnitKind.MUNICIPALITY) == []


def test_one_statement_asks_for_however_many(database: Database) -> None:
    with database.writing(TESTER) as session:
        top = make_unit(session)
        units = [make_unit(session, f"Enhet {number}", top) for number in range(3)]
    among = Prepared(select(col(Unit.id)).where(AmongAsked(Unit.id)))
    with database.reading() as connection:
        for some in ([], units[:1], units):
            ids = [unit.id for unit in some]
            rows = among.rows(connection, ids=asked(connection, ids))
            assert {row_id for (row_id,) in rows} == set(ids)


def test_who_listens_to_an_engine_hears_what_goes_past_sqlalchemy(database: Database) -> None:
    heard: list[str] = []

    def hear(*said: Any) -> None:
        heard.append(said[2])

    event.listen(database.engine, "before_cursor_execute", hear)
    with database.reading() as connection:
        fetch(connection, "SELECT 1 + 1", ())
    event.remove(database.engine, "before_cursor_execute", hear)

    assert "SELECT 1 + 1" in heard


def test_what_the_driver_refuses_is_told_as_sqlalchemy_tells_it(everything: Database) -> None:
    with everything.reading() as connection, pytest.raises(DBAPIError):
        fetch(connection, "SELECT nothing FROM nowhere", ())

    with everything.engine.execution_options(writing=True).connect() as connection:
        (unit,) = Prepared(select(Unit.__table__).limit(1)).dicts(connection)  # type: ignore[attr-defined]
        with pytest.raises(IntegrityError):
            insert_rows(connection, Unit, [unit])


def test_a_row_is_given_new_values_of_any_kind(database: Database) -> None:
    at = datetime(2026, 11, 23, 12, 24, 11, 5, tzinfo=UTC)
    words: Any = {"subject": "Hej", "body": "Hej då", "object_type": "unit", "object_id": uuid4()}
    message = Message(person_id=uuid4(), due_at=at, **words)
    with database.engine.execution_options(writing=True).begin() as connection:
        insert_rows(connection, Message, [message.model_dump()])
        update_row(connection, Message, message.id, {"sent_at": at, "attempts": 7})
        (told,) = Prepared(select(Message.__table__)).dicts(connection)  # type: ignore[attr-defined]

    assert told == {**message.model_dump(), "sent_at": at, "attempts": 7}
