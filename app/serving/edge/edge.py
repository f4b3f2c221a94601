"""The outermost layer of the application; plain ASGI, so that it costs next to nothing per call."""

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.operations.answering.failures import as_problem
from app.problems.refusing import problem_response
from app.serving.edge.headers import with_headers
from app.serving.edge.limits import BodyLimits, check_head
from app.serving.edge.noting import with_notes
from app.settings import Settings

WITHOUT_BODY = frozenset({"GET", "HEAD"})
"""Nobody reads what comes with them."""


class Edge:
    """Stops what is too large, slow or ambiguous, marks every answer, and lets no failure out."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        outgoing = _Outgoing(with_notes(scope, with_headers(scope, send)))
        try:
            check_head(scope)
            if scope["method"] not in WITHOUT_BODY:
                limits = BodyLimits.of(scope, self._settings)
                limits.check(scope)
                receive = limits.held(receive)
            await self._app(scope, receive, outgoing)
        except ClientDisconnect:
            return  # nobody is there to be answered
        except Exception as error:
            if outgoing.begun:
                raise  # too late to say so: the connection is cut
            answer = problem_response(as_problem(error))
            answer.headers["Connection"] = "close"  # what follows is not read
            await answer(scope, receive, outgoing)


class _Outgoing:
    """An answer on its way, of which is known whether it has begun."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False

    async def __call__(self, message: Message) -> None:
        self.begun = True
        await self._send(message)
