"""Recognises who reads, and answers again what has been answered before, ahead of routing."""

import time

from starlette.types import ASGIApp, Receive, Scope, Send

from app.errors import OverloadedError, RateExceededError
from app.identity.recognising.credentials import Recognised
from app.identity.tokens import UnauthenticatedError
from app.operations.calls.caller import header
from app.operations.installation import Installation
from app.operations.kept.answers import KeptAnswer, Question
from record.row import now

RECOGNISED = "samsyn.recognised"
"""Where a call's scope says who reads, once that is known and their call has been counted."""


class Again:
    """Plain ASGI; whatever it does not know, or must refuse, goes the long way."""

    def __init__(self, app: ASGIApp, installation: Installation) -> None:
        self._app = app
        self._installation = installation

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        since = time.perf_counter()
        if scope["type"] == "http":
            await self._installation.callers.verify(scope)
        if _reads(scope):
            await self._recognise(scope)
        kept = self._kept(scope)
        if kept is None:
            await self._app(scope, receive, send)
            return
        status = await kept.send(send, header(scope, b"if-none-match"))
        self._installation.metrics.count(kept.operation, status, time.perf_counter() - since)

    async def _recognise(self, scope: Scope) -> None:
        try:
            known = await self._installation.callers.recognise(scope)
            self._installation.reads.spend(known.actor.credential_id)
        except (UnauthenticatedError, OverloadedError, RateExceededError):
            return
        scope[RECOGNISED] = known

    def _kept(self, scope: Scope) -> KeptAnswer | None:
        known: Recognised | None = scope.get(RECOGNISED)
        if known is None:
            return None
        moment = (known.head, now().date())
        return self._installation.answers.find(moment, Question.of(known.actor, scope))


def _reads(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    path: str = scope["path"]
    return path.startswith("/api/")
