"""One operation of the API, answered in one transaction.

Several reasons to refuse apply in a fixed order, whatever the handler does: 413, 401, 404, 403,
428, 412, 422, 409. The handler states what it needs in its signature, as any
FastAPI handler; OpenAPI is made from that. What it is given, it is given here.
"""

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi.routing import APIRoute
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import ASGIApp, Receive, Scope, Send

from app.identity.recognising.credentials import Recognised
from app.operations.answering.changing import Changing
from app.operations.answering.failures import as_problem
from app.operations.answering.handling import Handling
from app.operations.answering.remembering import Remembered
from app.operations.answering.threads import THREADS
from app.operations.asked.uploads import read_form
from app.operations.calls.caller import recognise
from app.operations.calls.read import MovedOnError, Read
from app.operations.describing import Manner, described
from app.operations.installation import Installation
from app.operations.kept.again import RECOGNISED
from app.operations.kept.answers import Moment, Question
from app.problems.refusing import problem_response
from record.actors import Actor
from record.row import now

CHANGING = frozenset({"PATCH", "PUT", "DELETE"})


class Operation(APIRoute):
    """A route whose handler is called with the caller known, allowed, and up to date."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        method = next(iter(options["methods"]))
        changes_target = method in CHANGING or getattr(endpoint, "changes_target", False)
        self.handling = Handling(endpoint, changes_target=changes_target)
        is_kept = method == "GET" and path.startswith("/api/")
        self.keeps_answers = is_kept and not self.handling.is_unrecorded
        manner = Manner(
            self.handling.writes,
            changes_target,
            self.handling.takes_body or self.handling.takes_form,
            self.handling.may_only_ask,
            self.handling.parameters.keys(),
        )
        options |= described(path, method, manner, options)
        options["operation_id"] = endpoint.__name__
        super().__init__(path, endpoint, **options)
        # FastAPI's own wrapping is for dependencies, of which operations have none.
        self.app = self._serve(self.get_route_handler())
        self._begins, self._ends = path.partition("{")[0], path.rpartition("}")[2]

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Say whether an address is that of the operation; that most are not is told quickly."""
        address = scope["path"]
        if self._begins in address and address.endswith(self._ends):
            return super().matches(scope)
        return Match.NONE, {}

    @staticmethod
    def _serve(handle: Callable[[Request], Coroutine[Any, Any, Response]]) -> ASGIApp:
        async def serve(scope: Scope, receive: Receive, send: Send) -> None:
            response = await handle(Request(scope, receive, send))
            await response(scope, receive, send)

        return serve

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return what answers a request: in the event loop where that is quick, or in a thread."""

        async def handle(request: Request) -> Response:
            since = time.perf_counter()
            answer = await self._remembered(request)
            if answer is None:
                answer = await self._looked_up(request)
            metrics = request.app.state.installation.metrics
            metrics.count(self.name, answer.status_code, time.perf_counter() - since)
            return answer

        return handle

    async def _remembered(self, request: Request) -> Response | None:
        """Answer a read of nothing but what is remembered."""
        known: Recognised | None = request.scope.get(RECOGNISED)
        if known is None or self.handling.takes_body or self.handling.takes_form:
            return None
        remembered: Remembered = request.app.state.remembered
        moment = (known.head, now().date())
        try:
            answer = await remembered.answer(self.handling, request, known.actor, moment)
        except Exception as error:  # noqa: BLE001 - whatever happens, the caller gets an answer
            return problem_response(as_problem(error))
        if answer is not None:
            self._keep(request, known.actor, moment, answer)
        return answer

    async def _looked_up(self, request: Request) -> Response:
        installation: Installation = request.app.state.installation
        form: FormData | None = None
        content = b""
        if self.handling.takes_form:
            form = await read_form(request, installation.upload_limit)
        elif self.handling.takes_body:
            content = await request.body()
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(THREADS, self.answer, request, content, form)
        finally:
            await request.close()

    def answer(self, request: Request, content: bytes, form: FormData | None) -> Response:
        """Answer one call, here and now."""
        installation: Installation = request.app.state.installation
        try:
            if self.handling.writes:
                return Changing(self.handling, request, content, form).answer()
            return self._read(request, installation, content, form)
        except Exception as error:  # noqa: BLE001 - whatever happens, the caller gets an answer
            return problem_response(as_problem(error))

    def _read(
        self, request: Request, installation: Installation, content: bytes, form: FormData | None
    ) -> Response:
        known: Recognised | None = request.scope.get(RECOGNISED)
        if known is None:
            known = request.scope[RECOGNISED] = recognise(request.scope, installation.credentials)
            installation.reads.spend(known.actor.credential_id)
        moment = (known.head, now().date())
        try:
            with Read(request, installation, known.actor, moment) as read:
                answer = self.handling.read(read, content, form)
        except MovedOnError:
            with Read(request, installation, known.actor, None) as read:
                answer = self.handling.read(read, content, form)
        self._keep(request, known.actor, moment, answer)
        return answer

    def _keep(self, request: Request, actor: Actor, moment: Moment, answer: Response) -> None:
        if self.keeps_answers:
            question = Question.of(actor, request.scope)
            request.app.state.installation.answers.keep(moment, question, self.name, answer)
