"""Who makes a call: the bearer of its token."""

from starlette.types import Scope

from app.identity.credentials import Credentials, Recognised
from app.identity.tokens import UnauthenticatedError


def recognise(scope: Scope, credentials: Credentials) -> Recognised:
    """Return who calls, or refuse them."""
    scheme, _, token = header(scope, b"authorization").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise UnauthenticatedError
    client = scope.get("client")
    return credentials.recognise(token.strip(), client[0] if client else None)


def header(scope: Scope, name: bytes) -> str:
    """Return a header as it was sent, or an empty text."""
    for sent, value in scope["headers"]:
        if sent == name:
            text: str = value.decode("latin-1")
            return text
    return ""
