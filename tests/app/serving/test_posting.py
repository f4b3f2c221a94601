"""What people are told reaches them by mail: at least once, and as one letter however often."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import select

from app.database import Database
from app.serving.mailing import MailServer
from app.serving.posting import Round, send_due
from record.outbox.claiming import LEASE, claim_letter
from record.outbox.letters import Letter
from record.outbox.messages import Message
from record.outbox.recipients import next_morning
from record.outbox.settling import KEPT_FOR, MOST_ATTEMPTS, erase_messages, hurry
from record.outbox.telling import tell
from record.people import Notify, Person
from record.row import now
from tests.factories import TESTER, make_person
from tests.mail import PostOffice, free_port, post_office

AFTERWARDS = LEASE + timedelta(days=1)


class CrashError(BaseException):
    """The process is killed."""


class DiesWhenSent(MailServer):
    """Is killed when the letter has left, before that is noted."""

    def send(self, letter: Letter) -> None:
        super().send(letter)
        raise CrashError


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as office:
        yield office


@pytest.fixture
def anna(database: Database) -> Person:
    return somebody(database, "Anna Exempel", "anna@exempel.example")


def somebody(database: Database, name: str, email: str | None, **fields: Any) -> Person:
    with database.writing(TESTER) as session:
        return make_person(session, name, email=email, **fields)


def told(database: Database, person: Person, *subjects: str, body: str = "Öppna ärendet.") -> None:
    with database.writing(TESTER) as session:
        for subject in subjects:
            tell(session, person.id, subject, body, person)


def send(
    database: Database, office: PostOffice, later: timedelta = timedelta(0), **more: Any
) -> Round:
    return send_due(database, MailServer(office.settings(**more)), lambda: now() + later)


def waiting(database: Database) -> list[Any]:
    with database.reading() as connection:
        unsent = select(Message).where(Message.sent_at.is_(None))  # type: ignore[union-attr]
        return list(connection.execute(unsent.order_by(Message.created_at)))  # type: ignore[arg-type]


def test_who_must_act_is_sent_one_letter_and_no_more(
    database: Database, office: PostOffice, anna: Person
) -> None:
    told(database, anna, "Svara på frågan om Kompanion")

    first, second = send(database, office), send(database, office, AFTERWARDS)

    assert (first, second) == (Round(sent=1), Round())
    assert office.subjects == ["Svara på frågan om Kompanion"]
    assert office.receivers == [["anna@exempel.example"]]
    assert waiting(database) == []


def test_what_was_rolled_back_is_told_to_nobody(
    database: Database, office: PostOffice, anna: Person
) -> None:
    with database.writing(TESTER) as session:
        tell(session, anna.id, "Beslutat", "Beslutet är fattat.", anna)
        session.flush()
        session.rollback()

    assert send(database, office, AFTERWARDS) == Round()
    assert office.letters == []


def test_a_letter_that_was_sent_before_a_crash_is_sent_again_as_the_same_letter(
    database: Database, office: PostOffice, anna: Person
) -> None:
    told(database, anna, "Granska behovet")
    with pytest.raises(CrashError):
        send_due(database, DiesWhenSent(office.settings()))

    on_lease, later = send(database, office), send(database, office, AFTERWARDS)

    assert (on_lease.sent, later.sent) == (0, 1)
    first, second = office.ids
    assert first == second
    assert first.endswith("@kommunen.example>")


def test_a_letter_that_is_refused_waits_with_the_reason(
    database: Database, office: PostOffice, anna: Person
) -> None:
    office.refuses.add("anna@exempel.example")
    told(database, anna, "Granska behovet")

    done, too_soon = send(database, office), send(database, office)

    (kept,) = waiting(database)
    assert (done, too_soon) == (Round(failed=1), Round())
    assert kept.error == "550 Det finns ingen sådan"
    assert kept.attempts == 1
    office.refuses.clear()
    assert send(database, office, AFTERWARDS).sent == 1
    assert waiting(database) == []


def test_one_refused_letter_does_not_keep_the_others(
    database: Database, office: PostOffice, anna: Person
) -> None:
    bo = somebody(database, "Bo Exempel", "bo@exempel.example")
    office.refuses.add("anna@exempel.example")
    told(database, anna, "Till Anna")
    told(database, bo, "Till Bo")

    assert send(database, office) == Round(sent=1, failed=1)
    assert office.subjects == ["Till Bo"]


@pytest.mark.parametrize(
    "address", ["anna", "a@", "@b.example", "a@b.example, c@d.example", "a@b ö"]
)
def test_an_address_that_is_none_does_not_keep_the_others(
    database: Database, office: PostOffice, anna: Person, address: str
) -> None:
    told(database, somebody(database, "Fel Exempel", address), "Till ingen")
    told(database, anna, "Till Anna")

    assert send(database, office) == Round(sent=1, failed=1)
    assert office.receivers == [["anna@exempel.example"]]
    assert waiting(database)[0].error


def test_a_server_that_is_away_is_asked_once_a_round(database: Database, anna: Person) -> None:
    told(database, anna, "Ett", "Två", "Tre")

    assert send(database, PostOffice(free_port())) == Round(failed=1)
    assert sorted(row.attempts for row in waiting(database)) == [0, 0, 1]


def test_a_server_that_is_full_gets_the_letter_later(
    database: Database, office: PostOffice, anna: Person
) -> None:
    office.answer = "452 Disken är full"
    told(database, anna, "Granska")

    assert send(database, office) == Round(failed=1)
    office.answer = "250 OK"
    assert send(database, office, AFTERWARDS) == Round(sent=1)


def test_giving_up_never_loses_the_message(
    database: Database, office: PostOffice, anna: Person
) -> None:
    office.answer = "554 Nej"
    told(database, anna, "Granska")
    for day in range(MOST_ATTEMPTS + 2):
        send(database, office, timedelta(days=day))

    (kept,) = waiting(database)
    assert kept.attempts == MOST_ATTEMPTS
    assert kept.given_up_at is not None

    office.answer = "250 OK"
    with database.writing(TESTER) as session:
        hurry(session.connection(), now())
    assert send(database, office) == Round(sent=1)
    assert waiting(database) == []


def test_what_is_told_in_a_day_is_one_letter_in_the_morning(
    database: Database, office: PostOffice
) -> None:
    daily = somebody(database, "Åsa Öst", "asa@exempel.example", notify=Notify.DAILY)
    told(database, daily, "Granska behovet", "Svara biblioteket")
    told(database, daily, "Besluta")

    before, after = send(database, office), send(database, office, timedelta(days=1))

    assert (before.sent, after.sent) == (0, 1)
    (letter,) = office.letters
    assert letter["Subject"] == "3 saker väntar på dig i Samsyn"
    text = letter.get_content()
    places = [text.index(s) for s in ("Granska behovet", "Svara biblioteket", "Besluta")]
    assert places == sorted(places)


def test_what_is_told_after_a_daily_letter_left_comes_in_the_next(
    database: Database, office: PostOffice
) -> None:
    daily = somebody(database, "Åsa Öst", "asa@exempel.example", notify=Notify.DAILY)
    told(database, daily, "Ett", "Två")
    crashed = next_morning(now())
    with pytest.raises(CrashError):
        send_due(database, DiesWhenSent(office.settings()), lambda: crashed)
    told(database, daily, "Tre")

    again = send(database, office, AFTERWARDS)

    assert again.sent == 2
    assert office.subjects == ["2 saker väntar på dig i Samsyn"] * 2 + ["Tre"]
    assert office.ids[0] == office.ids[1] != office.ids[2]


def test_several_workers_send_each_letter_once(
    database: Database, database_url: str, office: PostOffice, anna: Person
) -> None:
    daily = somebody(database, "Åsa Öst", "asa@exempel.example", notify=Notify.DAILY)
    told(database, anna, *(f"Ärende {number}" for number in range(20)))
    told(database, daily, *(f"Fråga {number}" for number in range(20)))
    workers = [Database(database_url) for _ in range(3)]
    start = Barrier(len(workers))

    def work(worker: Database) -> int:
        start.wait()
        return send(worker, office, timedelta(days=1)).sent

    with ThreadPoolExecutor(len(workers)) as pool:
        sent = sum(pool.map(work, workers))
    for worker in workers:
        worker.close()

    assert sent == len(office.ids) == len(set(office.ids)) == 21
    assert "20 saker väntar på dig i Samsyn" in office.subjects


def test_two_who_want_the_same_letter_at_the_same_moment_do_not_both_get_it(
    database: Database, anna: Person
) -> None:
    told(database, anna, "Granska")
    start, at = Barrier(8), now()

    def claim(_number: int) -> bool:
        start.wait()
        with database.writing(TESTER) as session:
            return claim_letter(session, at) is not None

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(claim, range(8))) == 1


@pytest.mark.parametrize(
    "changed", [{"email": None}, {"notify": Notify.NONE}, {"left_on": date(2020, 1, 1)}]
)
def test_who_cannot_be_reached_any_more_is_sent_nothing(
    database: Database, office: PostOffice, anna: Person, changed: dict[str, Any]
) -> None:
    told(database, anna, "Granska")
    with database.writing(TESTER) as session:
        person = session.get_one(Person, anna.id)
        for name, value in changed.items():
            setattr(person, name, value)

    assert send(database, office) == Round()
    (kept,) = waiting(database)
    assert kept.given_up_at is not None
    assert "Mottagaren" in kept.error


def test_letters_are_swedish_and_no_subject_or_name_reaches_the_headers(
    database: Database, office: PostOffice
) -> None:
    ulla = somebody(
        database, 'Ulla "Å"\r\nBcc: x@y.example, <z@y.example>', "ulla@räksmörgås.example"
    )
    told(
        database,
        ulla,
        "Hej\r\nBcc: x",
        "=?utf-8?q?Hej=0D=0ABcc:_x?=",
        body="Åtgärda\r\n.\r\nÄrendet",
    )

    assert send(database, office).sent == 2
    for letter in office.letters:
        assert letter["Bcc"] is None
        assert letter.defects == []
    assert office.subjects[0] == "Hej Bcc: x"
    assert office.receivers == [["ulla@xn--rksmrgs-5wao1o.example"]] * 2
    assert "Åtgärda\n.\nÄrendet" in office.letters[0].get_content().replace("\r\n", "\n")
    assert office.letters[0]["From"].addresses[0].display_name == "Samsyn"


def test_what_a_person_was_told_can_be_erased_and_is_forgotten_in_time(
    database: Database, office: PostOffice, anna: Person
) -> None:
    bo = somebody(database, "Bo Exempel", "bo@exempel.example")
    told(database, anna, "Ett")
    told(database, bo, "Två")
    with database.writing(TESTER) as session:
        erase_messages(session.connection(), anna.id)
    send(database, office)
    told(database, bo, "Tre")
    send(database, office, KEPT_FOR + timedelta(days=1))

    with database.reading() as connection:
        assert list(connection.scalars(select(Message.subject))) == ["Tre"]  # type: ignore[call-overload]
