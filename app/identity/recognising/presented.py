"""What a call brings to say who makes it: a key, an access token, or a browser's cookie."""

from enum import Enum, auto
from typing import NamedTuple

from starlette.types import Scope

from app.identity.provider.statements import Statement
from app.identity.tokens import PREFIX, UnauthenticatedError

BEARER = "samsyn.bearer"
"""Where a call's scope holds the token that it brings, once that has been read."""


class Kind(Enum):
    """What says who calls: a key (API token), an access token of the provider's, or a cookie."""

    KEY = auto()
    JWT = auto()
    COOKIE = auto()


class Presented(NamedTuple):
    """What a call has brought."""

    kind: Kind
    text: str
    said: Statement | None = None
    """What the provider says in an access token, once that has been verified."""


def bearer_of(scope: Scope) -> Presented | None:
    """Return the token that a call brings, or None if it brings none; refuse what is no token."""
    read: Presented | None = scope.get(BEARER)
    return _read_bearer(scope) if read is None else read


def _read_bearer(scope: Scope) -> Presented | None:
    sent = header(scope, b"authorization")
    if not sent:
        return None
    scheme, _, token = sent.partition(" ")
    text = token.strip()
    if scheme.lower() != "bearer" or not text:
        raise UnauthenticatedError
    return Presented(Kind.KEY if text.startswith(PREFIX) else Kind.JWT, text)


def header(scope: Scope, name: bytes) -> str:
    """Return a header as it was sent, or an empty text."""
    for sent, value in scope["headers"]:
        if sent == name:
            text: str = value.decode("latin-1")
            return text
    return ""
