"""What callers say to the register: reading again and again, changing, entering."""

import json
import random
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from benchmarks.register.serving.server import HOST

ROOT = "/api/v1"


def request(method: str, path: str, token: str = "", body: Any = None, etag: str = "") -> bytes:
    """Return a request as it is sent."""
    content = b"" if body is None else json.dumps(body).encode()
    lines = [f"{method} {path} HTTP/1.1", f"Host: {HOST}"]
    if token:
        lines.append(f"Authorization: Bearer {token}")
    if etag:
        lines.append(f"If-Match: {etag}")
    if content:
        lines += ["Content-Type: application/json", f"Content-Length: {len(content)}"]
    return "\r\n".join([*lines, "", ""]).encode() + content


class Reading:
    """Asks for one of some things, in no order."""

    def __init__(self, requests: Sequence[bytes], seed: int) -> None:
        self._requests = requests
        self._random = random.Random(seed)

    def ask(self) -> bytes:
        return self._random.choice(self._requests)

    def hear(self, head: bytes) -> None:
        pass


class ReadingOnce:
    """Asks for each thing once; several share the things that are left."""

    def __init__(self, requests: list[bytes]) -> None:
        self._left = requests

    def ask(self) -> bytes:
        return self._left.pop() if self._left else b""

    def hear(self, head: bytes) -> None:
        pass


class Changing:
    """Changes one system again and again, with the tag that its last answer gave."""

    def __init__(self, token: str, system_id: UUID) -> None:
        self._path = f"{ROOT}/systems/{system_id}"
        self._token = token
        self._times = 0
        self._etag = ""

    def ask(self) -> bytes:
        if not self._etag:
            return request("GET", self._path, self._token)
        self._times += 1
        body = {"purpose": f"Ändrad {self._times} gånger", "annual_cost": self._times}
        return request("PATCH", self._path, self._token, body, self._etag)

    def hear(self, head: bytes) -> None:
        self._etag = header(head, "etag")


class Entering:
    """Enters new systems."""

    def __init__(self, token: str, unit: str, number: int) -> None:
        self._token, self._unit, self._number = token, unit, number
        self._times = 0

    def ask(self) -> bytes:
        self._times += 1
        body = {
            "name": f"Nytt system {self._number}-{self._times}",
            "owner_unit": self._unit,
            "vendor": "Exempelbolaget",
            "purpose": "Bokar lokaler och tider för föreningslivet.",
            "status": "in_use",
            "aliases": ["Nya bokningen"],
        }
        return request("POST", f"{ROOT}/systems", self._token, body)

    def hear(self, head: bytes) -> None:
        pass


def header(head: bytes, name: str) -> str:
    """Return one header of an answer."""
    for line in head.decode("latin-1").split("\r\n"):
        known_as, _, value = line.partition(":")
        if known_as.lower() == name:
            return value.strip()
    return ""
