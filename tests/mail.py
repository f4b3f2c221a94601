"""A mail server on this machine, which keeps the letters that it is sent."""

import email
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller

from app.settings import Settings

SENDER = "Samsyn <samsyn@kommunen.example>"


@dataclass
class PostOffice:
    """The letters that have come, and the people whose letters are refused."""

    port: int
    letters: list[EmailMessage] = field(default_factory=list)
    receivers: list[list[str]] = field(default_factory=list)
    refuses: set[str] = field(default_factory=set)
    answer: str = "250 OK"

    async def handle_RCPT(  # noqa: N802 - what aiosmtpd calls it
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if address in self.refuses:
            return "550 Det finns ingen sådan"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - what aiosmtpd calls it
        self, _server: Any, _session: Any, envelope: Any
    ) -> str:
        if self.answer.startswith("250"):
            self.letters.append(email.message_from_bytes(envelope.content, policy=default))
            self.receivers.append(envelope.rcpt_tos)
        return self.answer

    def settings(self, **more: Any) -> Settings:
        """Return settings that lead here."""
        where: dict[str, Any] = {"smtp_host": "127.0.0.1", "smtp_port": self.port}
        plain = {"smtp_from": SENDER, "smtp_starttls": False, "read_ahead": False}
        return Settings(**where | plain | more)

    @property
    def subjects(self) -> list[str]:
        return [letter["Subject"] for letter in self.letters]

    @property
    def ids(self) -> list[str]:
        return [letter["Message-ID"] for letter in self.letters]


@contextmanager
def post_office(**options: Any) -> Iterator[PostOffice]:
    """Run a mail server; options as aiosmtpd has them."""
    office = PostOffice(free_port())
    controller = Controller(office, hostname="127.0.0.1", port=office.port, **options)
    controller.start()
    try:
        yield office
    finally:
        controller.stop()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])
