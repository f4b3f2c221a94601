"""How large a call may be, and which headers may not come twice."""

import re
from collections.abc import Sequence

from starlette.types import Message, Receive, Scope

from app.errors import BodyTooLargeError, StatusError
from app.settings import Settings

UPLOADS = re.compile(r"/api/v1/(imports|requests/[^/]+/attachments)")
FORM_OVERHEAD = 64 * 1024
"""What a multipart form needs beside its file."""

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
    headers: Sequence[tuple[bytes, bytes]] = scope["headers"]
    if len(headers) > MOST_HEADERS or sum(len(n) + len(v) for n, v in headers) > LARGEST_HEADERS:
        raise StatusError(431)
    single = [name for name, _ in headers if name in ONCE]
    if len(single) != len(set(single)):
        raise StatusError(400)


def body_limit(scope: Scope, settings: Settings) -> int:
    """Return how many bytes the body may have; refuse one that says it has more."""
    limit = settings.body_limit
    if UPLOADS.fullmatch(scope["path"]):
        limit = settings.upload_limit + FORM_OVERHEAD
    declared = next((value for name, value in scope["headers"] if name == b"content-length"), b"")
    if declared.isdigit() and int(declared) > limit:
        raise BodyTooLargeError(limit)
    return limit


def counted(receive: Receive, limit: int) -> Receive:
    """Return what receives a body, and refuses it as soon as it is beyond the limit."""
    taken = 0

    async def receiving() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise BodyTooLargeError(limit)
        return message

    return receiving
