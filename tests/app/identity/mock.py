"""A real identity provider on this machine, which signs in whomever it is told to."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx2

from tests.ports import free_port

SOON = 20
CLIENT = httpx2.Client()


@dataclass(frozen=True)
class Mock:
    """The provider, and the people whom it knows."""

    issuer: str

    def know(self, sub: str, **claims: Any) -> None:
        """Let somebody be known, with what is said of them; they have just signed in there."""
        said = {"name": sub.capitalize(), "auth_time": int(time.time())} | claims
        CLIENT.put(f"{self.issuer}/users/{sub}", json=said).raise_for_status()

    def authorize(self, address: str, sub: str) -> str:
        """Let somebody sign in who was sent here; return where they are sent back to."""
        answer = CLIENT.post(address, data={"sub": sub})
        back = urlsplit(answer.headers["location"])
        return f"{back.path}?{back.query}"


@contextmanager
def running_mock() -> Iterator[Mock]:
    """Give a provider that runs as a process of its own."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with process:
        try:
            yield Mock(_when_ready(f"http://localhost:{port}"))
        finally:
            process.terminate()


def _when_ready(issuer: str) -> str:
    until = time.monotonic() + SOON
    while True:
        try:
            CLIENT.get(f"{issuer}/.well-known/openid-configuration").raise_for_status()
        except httpx2.HTTPError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return issuer
