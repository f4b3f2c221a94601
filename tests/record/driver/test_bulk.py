"""Thousands of rows at one stroke are what they would be one by one."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.database import Database
from inventory.systems.sheets import InformationClass
from inventory.systems.system import System, SystemKind
from record.driver.bulk import MANY, insert_rows
from record.history.reading import verify_history
from record.outbox.messages import Message
from record.row import now
from tests.factories import TESTER, make_system

TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)
HARD = ["", "\\N", "\\.", "a\tb", "a\nb\r", "\\", "'", '"', "{}", "NULL", "åäö", "\u2028", "😀"]


def messages(texts: list[str]) -> list[dict[str, Any]]:
    """Return as many messages as there are texts, and more."""
    filled = texts + ["" for _ in range(MANY - len(texts))]
    said: dict[str, Any] = {"person_id": uuid4(), "object_type": "system", "object_id": uuid4()}
    rows = (Message(**said, subject=text, body=text, due_at=now()) for text in filled)
    return [row.model_dump() for row in rows]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(HARD) | TEXTS, max_size=MANY))
def test_any_text_is_kept_as_it_was_written(database: Database, texts: list[str]) -> None:
    rows = messages(texts)
    with database.writing(TESTER) as session:
        connection = session.connection()
        insert_rows(connection, Message, rows)
        found = connection.execute(select(Message.__table__)).mappings()  # type: ignore[attr-defined]
        kept = {row["id"]: dict(row) for row in found}
        session.rollback()

    assert kept == {row["id"]: row for row in rows}


def test_rows_of_any_kind_are_written_and_told_as_one_by_one(database: Database) -> None:
    with database.writing(TESTER) as session, session.gathering():
        for number in range(MANY):
            system = System(name=f"System {number}", slug=f"s{number}", kind=SystemKind.MODULE)
            system.introduced_on, system.annual_cost = date(2026, 11, 24), number or None
            session.add(system)
            session.add(InformationClass(system_id=system.id, confidentiality=number % 4))
    with database.writing(TESTER) as session:
        found = session.scalars(select(System)).all()
        assert {system.annual_cost for system in found} == {None, *range(1, MANY)}
        assert {system.kind for system in found} == {SystemKind.MODULE}
        assert {system.introduced_on for system in found} == {date(2026, 11, 24)}
        checked = verify_history(session.connection())

    assert (checked.intact, checked.entries) == (True, 2 * MANY)


def test_what_the_database_refuses_among_many_is_told_as_sqlalchemy_tells_it(
    database: Database,
) -> None:
    with database.writing(TESTER) as session:
        system = make_system(session, "Heroma")
        session.flush()
        with pytest.raises(IntegrityError):
            insert_rows(session.connection(), System, [system.model_dump()] * MANY)
        session.rollback()
