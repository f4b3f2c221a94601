"""Who makes a call: the holder of the token or the session that it brings."""

import asyncio

from starlette.types import Scope

from app.errors import OverloadedError
from app.identity.provider.statements import Statement
from app.identity.recognising.credentials import Credentials, Recognised
from app.identity.recognising.presented import BEARER, Kind, Presented, bearer_of, header
from app.identity.tokens import UnauthenticatedError
from app.operations.answering.threads import PROVIDER_THREADS
from app.operations.answering.together import Together

__all__ = ["Callers", "header", "recognise"]

REFUSED = "samsyn.refused"
"""Where a call's scope says why its access token is refused."""


class Callers:
    """Recognises who makes the calls of an event loop.

    SQLite is asked on the spot, which is quicker than to let another thread ask; PostgreSQL in
    another thread, once for all calls with the same credential that wait.
    """

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials
        self._together = Together(credentials.holders_of_each)

    async def verify(self, scope: Scope) -> None:
        """Let an access token be verified; what it says, or why it is refused, is in the scope.

        Nothing else of a call may wait for the provider.
        """
        try:
            bearer = bearer_of(scope)
            if bearer is not None and bearer.kind is Kind.JWT:
                bearer = bearer._replace(said=await self._said(bearer.text))
            scope[BEARER] = bearer
        except (UnauthenticatedError, OverloadedError) as refused:
            scope[REFUSED] = refused

    async def recognise(self, scope: Scope) -> Recognised:
        """Return who calls, or refuse them."""
        if self._credentials.at_once:
            return recognise(scope, self._credentials)
        presented = _presented(scope, self._credentials)
        rows = await self._together.answer(presented)
        return self._credentials.recognised(presented, rows, _client(scope))

    async def _said(self, text: str) -> Statement:
        tokens = self._credentials.access_tokens
        known = tokens.known(text)
        if known is not None:
            return known
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(PROVIDER_THREADS, tokens.learn, text)


def recognise(scope: Scope, credentials: Credentials) -> Recognised:
    """Return who calls, or refuse them."""
    return credentials.recognise(_presented(scope, credentials), _client(scope))


def _presented(scope: Scope, credentials: Credentials) -> Presented:
    if REFUSED in scope:
        raise scope[REFUSED]
    return credentials.presented(scope)


def _client(scope: Scope) -> str | None:
    client = scope.get("client")
    return client[0] if client else None
