"""How large and how slow a call may be, and which headers may not come twice."""

import asyncio
import re
import time
from dataclasses import dataclass
from typing import Self

from starlette.types import Message, Receive, Scope

from app.errors import BodyTooLargeError, StatusError, TooSlowError
from app.settings import Settings

UPLOADS = re.compile(r"/api/v1/(imports|requests/[^/]+/attachments)")
FORM_OVERHEAD = 64 * 1024
"""What a multipart form needs beside its file."""
FILE_PATIENCE = 8
"""How many times as long a file may take."""

MOST_HEADERS = 100
LARGEST_HEADERS = 32 * 1024
LONGEST_ADDRESS = 16 * 1024
ONCE = frozenset(
    {
        *(b"authorization", b"content-length", b"content-type", b"host"),
        *(b"idempotency-key", b"origin", b"x-csrf-token"),
    }
)
"""Two readers could each believe one of two."""


def check_head(scope: Scope) -> None:
    """Refuse an address or headers that are too large, or can be read in two ways."""
    if len(scope["raw_path"]) + len(scope["query_string"]) > LONGEST_ADDRESS:
        raise StatusError(414)
    size, seen, is_modern = 0, set[bytes](), scope["http_version"] == "1.1"
    for name, value in scope["headers"]:
        size += len(name) + len(value)
        if name in ONCE:
            if name in seen:
                raise StatusError(400)
            seen.add(name)
        elif name == b"transfer-encoding" and (value != b"chunked" or not is_modern):
            raise StatusError(400)
    if is_modern and b"host" not in seen:
        raise StatusError(400)
    if size > LARGEST_HEADERS or len(scope["headers"]) > MOST_HEADERS:
        raise StatusError(431)


@dataclass(frozen=True)
class BodyLimits:
    """How many bytes a body may have, and within how many seconds it must have come."""

    size: int
    seconds: float

    @classmethod
    def of(cls, scope: Scope, settings: Settings) -> Self:
        """Return what holds for an address."""
        if UPLOADS.fullmatch(scope["path"]):
            seconds = settings.receive_seconds * FILE_PATIENCE
            return cls(settings.upload_limit + FORM_OVERHEAD, seconds)
        return cls(settings.body_limit, settings.receive_seconds)

    def check(self, scope: Scope) -> None:
        """Refuse a body that says of itself that it is too large."""
        sizes = (value for name, value in scope["headers"] if name == b"content-length")
        declared = next(sizes, b"")
        if declared.isdigit() and int(declared) > self.size:
            raise BodyTooLargeError(self.size)

    def held(self, receive: Receive) -> Receive:
        """Return what receives a body, and refuses it as soon as it is beyond its limits."""
        taken, until = 0, time.monotonic() + self.seconds
        is_whole = False

        async def receiving() -> Message:
            nonlocal taken, is_whole
            if is_whole:
                return await receive()  # whether the caller is still there
            message = await _within(until, receive)
            taken += len(message.get("body", b""))
            is_whole = not message.get("more_body", False)
            if taken > self.size:
                raise BodyTooLargeError(self.size)
            return message

        return receiving


async def _within(until: float, receive: Receive) -> Message:
    try:
        async with asyncio.timeout(until - time.monotonic()):
            return await receive()
    except TimeoutError as error:
        raise TooSlowError from error
