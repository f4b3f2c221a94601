"""Notes in the log of what was refused, for whoever watches: who, what, from where, and why.

Addresses are told as the operations' own, and callers by id: nothing that anybody wrote gets there.
"""

import re
from collections.abc import Mapping
from typing import Any

import structlog
from starlette.types import Message, Scope, Send

from app.operations.kept.again import RECOGNISED

log = structlog.get_logger()

EVERYDAY = frozenset({404, 409, 412, 428})
"""What honest callers are told every day; many 404 from one caller may be a search, though."""
ALARMING = frozenset({401, 403, 408, 413, 414, 429, 431})
NUMBER = re.compile(rb"[0-9a-f-]{8,64}")
SERVER_ERROR = 500
REFUSED = 400


def with_notes(scope: Scope, send: Send) -> Send:
    """Return what sends an answer, and notes in the log what was refused."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] >= REFUSED:
            note(scope, message["status"])
        await send(message)

    return sending


def note(scope: Scope, status: int) -> None:
    """Note that a call was refused, or failed."""
    told = _told(scope)
    if status >= SERVER_ERROR:
        log.error("failed", status=status, **told)
    elif status in ALARMING:
        log.warning("refused", status=status, **told)
    elif status in EVERYDAY:
        log.debug("refused", status=status, **told)
    else:
        log.info("refused", status=status, **told)


def _told(scope: Scope) -> Mapping[str, Any]:
    known = scope.get(RECOGNISED)
    client = scope.get("client")
    number = next((value for name, value in scope["headers"] if name == b"x-request-id"), b"")
    return {
        "method": scope["method"] if scope["method"].isalpha() else "?",
        "operation": getattr(scope.get("route"), "name", None),
        "person": str(known.actor.person_id) if known and known.actor.person_id else None,
        "credential": str(known.actor.credential_id) if known else None,
        "client": client[0] if client else None,
        "request": number.decode() if NUMBER.fullmatch(number) else None,
    }
