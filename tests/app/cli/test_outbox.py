"""The outbox on the command line."""

from collections.abc import Iterator

import pytest

from app.database import Database
from record.outbox.telling import tell
from tests.app.cli.conftest import CommandLine
from tests.factories import TESTER, make_person
from tests.mail import SENDER, PostOffice, post_office


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Iterator[PostOffice]:
    """A mail server that the settings lead to."""
    with post_office() as office:
        monkeypatch.setenv("SAMSYN_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("SAMSYN_SMTP_PORT", str(office.port))
        monkeypatch.setenv("SAMSYN_SMTP_FROM", SENDER)
        monkeypatch.setenv("SAMSYN_SMTP_STARTTLS", "false")
        yield office


def tell_anna(database: Database, subject: str = "Granska behovet") -> None:
    with database.writing(TESTER) as session:
        person = make_person(session, "Anna Exempel", email="anna@exempel.example")
        tell(session, person.id, subject, "Öppna ärendet.", person)


def test_an_empty_outbox_says_so(run: CommandLine) -> None:
    assert "0 meddelanden att skicka." in run.text("outbox", "list")
    assert run.json("outbox", "list") == {"items": [], "total": 0}


def test_what_waits_is_listed(run: CommandLine, database: Database) -> None:
    tell_anna(database)

    told = run.text("outbox", "list")

    for piece in ("Anna Exempel", "Granska behovet", "skickas", "1 meddelande att skicka."):
        assert piece in told
    (item,) = run.json("outbox", "list")["items"]
    assert (item["to"], item["object_type"], item["error"]) == ("Anna Exempel", "person", None)
    assert "Öppna" not in told, "what a letter says is between those who wrote and read it"


def test_what_waits_is_sent_when_asked(
    run: CommandLine, database: Database, office: PostOffice
) -> None:
    tell_anna(database)

    assert "1 brev skickat." in run.text("outbox", "send")
    assert office.subjects == ["Granska behovet"]
    assert "0 brev skickade." in run.text("outbox", "send")


def test_what_could_not_be_sent_is_listed_with_the_reason_and_sent_again(
    run: CommandLine, database: Database, office: PostOffice
) -> None:
    tell_anna(database)
    office.refuses.add("anna@exempel.example")

    failed = run("outbox", "send")

    assert failed.exit_code == 1
    assert "1 brev gick inte att skicka" in failed.stdout
    assert "550 Det finns ingen sådan" in run.text("outbox", "list")
    office.refuses.clear()
    assert "1 brev skickat." in run.text("outbox", "send")


def test_sending_without_a_mail_server_is_refused(run: CommandLine) -> None:
    assert "SAMSYN_SMTP_HOST" in run.refusal("outbox", "send")


def test_a_mail_server_without_a_sender_is_refused(
    run: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMSYN_SMTP_HOST", "127.0.0.1")

    assert "SAMSYN_SMTP_FROM" in run.refusal("outbox", "send")
