"""Answers again what has been answered before, ahead of routing and of the threads for handlers."""

import asyncio
import time

from starlette.types import ASGIApp, Receive, Scope, Send

from app.errors import OverloadedError, RateExceededError
from app.identity.credentials import Recognised
from app.identity.tokens import UnauthenticatedError
from app.operations.caller import header, recognise
from app.operations.installation import Installation
from app.operations.kept.answers import KeptAnswer, Question, address_of
from app.operations.threads import THREADS
from record.row import now


class Again:
    """Plain ASGI; whatever it does not know, or must refuse, goes the long way."""

    def __init__(self, app: ASGIApp, installation: Installation) -> None:
        self._app = app
        self._installation = installation

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        since = time.perf_counter()
        kept = await self._kept(scope)
        if kept is None:
            await self._app(scope, receive, send)
            return
        status = await kept.send(send, header(scope, b"if-none-match"))
        self._installation.metrics.count(kept.operation, status, time.perf_counter() - since)

    async def _kept(self, scope: Scope) -> KeptAnswer | None:
        if scope["type"] != "http" or scope["method"] != "GET":
            return None
        if not self._installation.answers.know(address_of(scope)):
            return None
        try:
            return self._known_to(await self._recognise(scope), scope)
        except (UnauthenticatedError, OverloadedError, RateExceededError):
            return None

    async def _recognise(self, scope: Scope) -> Recognised:
        credentials = self._installation.credentials
        if credentials.at_once:
            return recognise(scope, credentials)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(THREADS, recognise, scope, credentials)

    def _known_to(self, known: Recognised, scope: Scope) -> KeptAnswer | None:
        moment = (known.head, now().date())
        kept = self._installation.answers.find(moment, Question.of(known.actor, scope))
        if kept is not None:
            self._installation.reads.spend(known.actor.credential_id)
        return kept
