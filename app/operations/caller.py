"""Who makes a call: the holder of the token or the session that it brings."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from starlette.types import Scope

from app.errors import OverloadedError
from app.identity.recognising.credentials import Credentials, Recognised
from app.identity.recognising.presented import Presented, header
from app.identity.tokens import UnauthenticatedError
from app.operations.together import Together

__all__ = ["Callers", "header", "recognise"]

REFUSED = "samsyn.refused"
"""Where a call's scope says why its access token is refused."""

ASKING_THE_PROVIDER = ThreadPoolExecutor(4, "provider")
"""Of their own: nobody else waits for a provider that does not answer."""


class Callers:
    """Recognises who makes the calls of an event loop.

    SQLite is asked on the spot, which is quicker than to let another thread ask; PostgreSQL in
    another thread, once for all calls with the same credential that wait.
    """

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials
        self._together = Together(credentials.holders_of_each)

    async def verify(self, scope: Scope) -> None:
        """Let an access token be verified that has not been; why it is refused waits in the scope.

        Nothing else of a call may wait for the provider.
        """
        try:
            presented = self._credentials.unverified(scope)
            if presented is not None:
                loop = asyncio.get_running_loop()
                verify = self._credentials.verify
                await loop.run_in_executor(ASKING_THE_PROVIDER, verify, presented)
        except (UnauthenticatedError, OverloadedError) as refused:
            scope[REFUSED] = refused

    async def recognise(self, scope: Scope) -> Recognised:
        """Return who calls, or refuse them."""
        if self._credentials.at_once:
            return recognise(scope, self._credentials)
        presented = _presented(scope, self._credentials)
        rows = await self._together.answer(presented)
        return self._credentials.recognised(presented, rows, _client(scope))


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
