"""Letters as mail: whatever people have written, it stays where it belongs."""

import email
import ssl
import subprocess
from email.headerregistry import Address
from email.policy import default
from pathlib import Path
from smtplib import SMTPNotSupportedError
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.serving.mailing import MailServer, mail_of
from app.settings import Settings
from record.outbox.letters import Letter
from record.outbox.recipients import Recipient
from tests.mail import SENDER, post_office

HEADERS = ["Message-ID", "Date", "From", "To", "Subject", "Auto-Submitted"]
OF_THE_CONTENT = ["Content-Type", "Content-Transfer-Encoding", "MIME-Version"]
FROM = Address("Samsyn", "samsyn", "kommunen.example")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=120) | st.sampled_from(
    ["=?utf-8?q?x=0D=0ABcc:_y?=", "=?utf-8?b?", "\r\n\r\n<html>", '"', "\\", "a\u2028b", "@<>,;:"]
)


def letter(name: str = "Anna", subject: str = "Granska", body: str = "Hej!") -> Letter:
    to = Recipient(name, "anna@exempel.example")
    return Letter(UUID(int=7), to, subject, body, attempts=0)


@given(TEXTS, TEXTS, TEXTS)
@example("Hej\r\nBcc: x", "Hej\r\nBcc: x", "Hej\r\n.\r\nBcc: x")
@example("=?utf-8?q?x=0D=0ABcc:_y?=", "=?utf-8?q?x=0D=0ABcc:_y?=", "å" * 2_000)
def test_nothing_that_people_write_becomes_a_header(name: str, subject: str, body: str) -> None:
    mail = email.message_from_bytes(mail_of(letter(name, subject, body), FROM).as_bytes())

    assert sorted(mail.keys()) == sorted(HEADERS + OF_THE_CONTENT)
    read = email.message_from_bytes(mail.as_bytes(), policy=default)
    assert [to.addr_spec for to in read["To"].addresses] == ["anna@exempel.example"]
    assert read["From"].addresses[0].addr_spec == "samsyn@kommunen.example"
    assert read["Message-ID"] == "<00000000-0000-0000-0000-000000000007@kommunen.example>"


@pytest.mark.parametrize(
    "subject", ["Åtgärda ärendet", "Granska " * 30, "Ö" * 200, "日本語 & ”citat”"]
)
def test_a_subject_arrives_as_it_was_written(subject: str) -> None:
    mail = email.message_from_bytes(
        mail_of(letter(subject=subject), FROM).as_bytes(), policy=default
    )

    assert mail["Subject"] == subject.strip()


def certificate(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """Return what a mail server shows, and the file by which it is known."""
    key, shown = folder / "key.pem", folder / "shown.pem"
    options = "-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -noenc -days 2 -batch"
    name = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(key), "-out", str(shown)]
    made = subprocess.run(
        ["openssl", "req", *options.split(), *name, *files], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("this openssl makes no such certificate")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(shown, key)
    return context, shown


@pytest.fixture
def tls(tmp_path: Path) -> tuple[ssl.SSLContext, Path]:
    try:
        return certificate(tmp_path)
    except FileNotFoundError:
        pytest.skip("there is no openssl to make a certificate with")


def test_a_letter_goes_encrypted_to_a_server_that_is_known(
    tls: tuple[ssl.SSLContext, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tls[1]))
    with post_office(tls_context=tls[0], require_starttls=True) as office:
        MailServer(office.settings(smtp_starttls=True)).send(letter())

    assert office.subjects == ["Granska"]


def test_a_server_that_is_not_who_it_says_gets_nothing(tls: tuple[ssl.SSLContext, Path]) -> None:
    with post_office(tls_context=tls[0]) as office:
        server = MailServer(office.settings(smtp_starttls=True))
        with pytest.raises(ssl.SSLCertVerificationError):
            server.send(letter())

    assert office.letters == []


def test_a_letter_is_not_sent_in_the_clear_where_that_is_not_chosen() -> None:
    with post_office() as office:
        server = MailServer(office.settings(smtp_starttls=True))
        with pytest.raises(SMTPNotSupportedError):
            server.send(letter())

    assert office.letters == []


@pytest.mark.parametrize(
    ("settings", "wrong"),
    [
        ({}, "smtp_from"),
        ({"smtp_from": "samsyn"}, "smtp_from"),
        ({"smtp_from": "a@b.example, c@d.example"}, "smtp_from"),
        ({"smtp_from": SENDER, "smtp_port": 0}, "smtp_port"),
        ({"smtp_from": SENDER, "smtp_starttls": False, "smtp_user": "anna"}, "smtp_user"),
    ],
    ids=str,
)
def test_settings_that_cannot_work_are_refused_at_the_start(
    settings: dict[str, object], wrong: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        Settings.model_validate({"smtp_host": "mail.kommunen.example"} | settings)

    assert [fault["loc"] for fault in refused.value.errors()] == [(wrong,)]


def test_the_password_is_shown_nowhere() -> None:
    assert "hemligt" not in repr(Settings.model_validate({"smtp_password": "hemligt"}))
