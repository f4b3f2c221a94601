"""Who makes a call: the bearer of its token."""

from starlette.types import Scope

from app.identity.credentials import Credentials, Recognised, recognised
from app.identity.tokens import UnauthenticatedError
from app.operations.together import Together


class Callers:
    """Recognises who makes the calls of an event loop.

    SQLite is asked on the spot, which is quicker than to let another thread ask; PostgreSQL in
    another thread, once for all calls with the same token that wait.
    """

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials
        self._together = Together(credentials.holders_of_each)

    async def recognise(self, scope: Scope) -> Recognised:
        """Return who calls, or refuse them."""
        if self._credentials.at_once:
            return recognise(scope, self._credentials)
        return recognised(await self._together.answer(_token(scope)), _client(scope))


def recognise(scope: Scope, credentials: Credentials) -> Recognised:
    """Return who calls, or refuse them."""
    return credentials.recognise(_token(scope), _client(scope))


def header(scope: Scope, name: bytes) -> str:
    """Return a header as it was sent, or an empty text."""
    for sent, value in scope["headers"]:
        if sent == name:
            text: str = value.decode("latin-1")
            return text
    return ""


def _token(scope: Scope) -> str:
    scheme, _, token = header(scope, b"authorization").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise UnauthenticatedError
    return token.strip()


def _client(scope: Scope) -> str | None:
    client = scope.get("client")
    return client[0] if client else None
