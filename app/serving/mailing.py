"""The mail server, and letters as it takes them."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from app.settings import Settings
from record.outbox.letters import Letter
from record.row import now

TIMEOUT = 30
"""Seconds to wait for each answer of the mail server."""


class MailServer:
    """The mail server of the settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        sender = EmailMessage(SMTP)
        sender["From"] = settings.smtp_from
        self._sender: Address = sender["From"].addresses[0]

    def send(self, letter: Letter) -> None:
        """Hand a letter to the server; it has it when this returns."""
        mail = mail_of(letter, self._sender)
        to = mail["To"].addresses[0].addr_spec
        with self._connected() as smtp:
            smtp.send_message(mail, self._sender.addr_spec, [to])

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        chosen = self._settings
        # The name is given, as looking up one's own may take long.
        smtp = smtplib.SMTP(chosen.smtp_host, chosen.smtp_port, self._sender.domain, TIMEOUT)
        try:
            if chosen.smtp_starttls:
                smtp.starttls(context=ssl.create_default_context())
            if chosen.smtp_user:
                smtp.login(chosen.smtp_user, chosen.smtp_password.get_secret_value())
            yield smtp
            with suppress(smtplib.SMTPException, OSError):  # it has the letter, whatever it says
                smtp.quit()
        finally:
            smtp.close()


def mail_of(letter: Letter, sender: Address) -> EmailMessage:
    """Return a letter as mail; whatever its words are, they stay where they belong."""
    mail = EmailMessage(SMTP)
    mail["Message-ID"] = f"<{letter.id}@{sender.domain}>"
    mail["Date"] = format_datetime(now())
    mail["From"] = sender
    mail["To"] = Address(_header(letter.to.name), addr_spec=_address(letter.to.address))
    mail["Subject"] = _header(letter.subject)
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday reply is wanted
    mail.set_content(letter.body, cte="quoted-printable")
    return mail


def _header(text: str) -> str:
    """Return a text on one line; Python would read what looks encoded, line breaks and all."""
    return " ".join("".join(map(_printable, text)).replace("=?", "= ?").split())


def _printable(letter: str) -> str:
    return letter if letter.isprintable() else " "


def _address(text: str) -> str:
    """Return an address with its domain as the mail of old spells it: xn--rebro-kua.example."""
    local, at, domain = text.strip().rpartition("@")
    return f"{local}{at}{domain.encode('idna').decode('ascii')}" if local else text
