"""Telling somebody: who is told, when, and in which words."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.database import Database
from record.history.reading import Feed, read_changes
from record.outbox.letters import compose
from record.outbox.messages import Message
from record.outbox.recipients import MORNING, next_morning
from record.outbox.settling import LONGEST_PAUSE, MOST_ATTEMPTS, pause_after
from record.outbox.telling import tell
from record.people import Notify
from record.recording.session import RecordedSession
from record.row import now
from tests.factories import TESTER, make_person

NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)


def message(subject: str, body: str) -> Message:
    person = make_up()
    return Message(
        person_id=person, subject=subject, body=body, object_type="x", object_id=person, due_at=NOW
    )


def make_up() -> Any:
    return Message.model_fields["id"].default_factory()  # type: ignore[call-arg,misc]


@pytest.mark.parametrize(
    "why",
    [
        {"email": None},
        {"email": ""},
        {"notify": Notify.NONE},
        {"left_on": date(2020, 1, 1)},
        {"left_on": now().date()},
    ],
    ids=str,
)
def test_who_cannot_or_will_not_be_told_is_not(
    session: RecordedSession, why: dict[str, Any]
) -> None:
    person = make_person(session, **{"email": "anna@exempel.example"} | why)

    assert tell(session, person.id, "Granska", "Öppna ärendet.", person) is None
    assert session.scalars(select(Message)).all() == []


def test_who_leaves_later_is_told_until_then(session: RecordedSession) -> None:
    leaving = now().date() + timedelta(days=2)
    person = make_person(session, email="anna@exempel.example", left_on=leaving)

    assert tell(session, person.id, "Granska", "Öppna ärendet.", person) is not None


def test_a_message_says_what_it_is_about(session: RecordedSession) -> None:
    person = make_person(session, email="anna@exempel.example")

    told = tell(session, person.id, "Granska", "Öppna ärendet.", person)

    assert told is not None
    assert (told.object_type, told.object_id) == ("person", person.id)
    assert told.due_at == told.created_at


def test_messages_are_no_part_of_the_history(database: Database) -> None:
    with database.writing(TESTER) as session:
        person = make_person(session, email="anna@exempel.example")
        tell(session, person.id, "Hemligt ämne", "Hemlig text", person)

    with database.reading() as connection:
        changes, total = read_changes(connection, Feed())
    assert (total, [change["object_type"] for change in changes]) == (1, ["person"])
    assert "Hemlig" not in str(changes)


def test_a_commit_that_tells_somebody_wakes_who_sends(database: Database) -> None:
    with database.writing(TESTER) as session:
        person = make_person(session, email="anna@exempel.example")
    database.told.clear()

    with database.writing(TESTER) as session:
        tell(session, person.id, "Granska", "Öppna ärendet.", person)
        assert not database.told.is_set()

    assert database.told.is_set()


def test_a_letter_with_one_message_is_about_that() -> None:
    subject, text = compose([message("Granska behovet", "  Öppna IT-2026-0001.\n")])

    assert subject == "Granska behovet"
    assert text.startswith("Hej!\n\nÖppna IT-2026-0001.\n\n-- \n")


def test_a_letter_with_several_numbers_them() -> None:
    subject, text = compose([message("Granska", "Det ena."), message("Besluta", "Det andra.")])

    assert subject == "2 saker väntar på dig i Samsyn"
    assert "1. Granska\n\nDet ena.\n\n2. Besluta\n\nDet andra." in text


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_the_daily_letter_goes_the_next_time_it_is_morning(at: datetime) -> None:
    morning = next_morning(at)

    assert timedelta(0) < morning - at <= timedelta(days=1)
    assert morning.hour == MORNING


def test_attempts_come_further_and_further_apart_for_some_days() -> None:
    pauses = [pause_after(attempt) for attempt in range(1, MOST_ATTEMPTS)]

    assert pauses == sorted(pauses)
    assert pauses[-1] == LONGEST_PAUSE
    assert timedelta(days=3) < sum(pauses, timedelta(0)) < timedelta(days=6)
