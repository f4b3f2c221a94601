"""One operation of the API, answered in one thread and one transaction.

Several reasons to refuse apply in a fixed order, whatever the handler does: 413, 401, 404, 403,
428, 412, 422, 409. The handler states what it needs in its signature, as any
FastAPI handler; OpenAPI is made from that. What it is given, it is given here.
"""

import asyncio
import inspect
import time
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, get_type_hints
from uuid import UUID

from fastapi.routing import APIRoute
from sqlalchemy.exc import IntegrityError
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.errors import StatusError
from app.operations.asked.hints import base_of, is_body, is_form, is_query
from app.operations.asked.uploads import content_of, read_form
from app.operations.asked.validation import read_body, read_fields, read_query
from app.operations.call import Call
from app.operations.caller import recognise
from app.operations.describing import Manner, described
from app.operations.failures import as_problem, is_twin
from app.operations.installation import Installation
from app.operations.kept.answers import Question
from app.operations.kept.etags import demand_match
from app.operations.kept.idempotency import KeyedCall, fingerprint_of
from app.operations.read import MovedOnError, Read
from app.operations.resources import Resource
from app.operations.threads import THREADS
from app.operations.write import Write
from app.problems import problem_response
from record.actors import Actor
from record.row import now

MOST_AT_ONCE = 10
"""How often a call gives way to others that take what it was about to take."""

CHANGING = frozenset({"PATCH", "PUT", "DELETE"})


class Operation(APIRoute):
    """A route whose handler is called with the caller known, allowed, and up to date."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        method = next(iter(options["methods"]))
        hints = get_type_hints(endpoint, include_extras=True)
        self.parameters = {name: hints[name] for name in inspect.signature(endpoint).parameters}
        self.writes = any(base_of(hint) is Write for hint in self.parameters.values())
        self.keeps_answers = path.startswith("/api/")
        self.changes_target = method in CHANGING or getattr(endpoint, "changes_target", False)
        manner = Manner(
            self.writes,
            self.changes_target,
            any(is_body(hint) or is_form(hint) for hint in self.parameters.values()),
            self.parameters.keys(),
        )
        options |= described(path, method, manner, options)
        options["operation_id"] = endpoint.__name__
        super().__init__(path, endpoint, **options)
        # FastAPI's own wrapping is for dependencies, of which operations have none.
        self.app = self._serve(self.get_route_handler())

    @staticmethod
    def _serve(handle: Callable[[Request], Coroutine[Any, Any, Response]]) -> ASGIApp:
        async def serve(scope: Scope, receive: Receive, send: Send) -> None:
            response = await handle(Request(scope, receive, send))
            await response(scope, receive, send)

        return serve

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        takes_form = any(is_form(hint) for hint in self.parameters.values())
        takes_body = any(is_body(hint) for hint in self.parameters.values())

        async def handle(request: Request) -> Response:
            form: FormData | None = None
            content = b""
            if takes_form:
                installation: Installation = request.app.state.installation
                form = await read_form(request, installation.upload_limit)
            elif takes_body:
                content = await request.body()
            loop = asyncio.get_running_loop()
            try:
                return await loop.run_in_executor(THREADS, self.answer, request, content, form)
            finally:
                await request.close()

        return handle

    def answer(self, request: Request, content: bytes, form: FormData | None) -> Response:
        """Answer one call."""
        installation: Installation = request.app.state.installation
        since = time.perf_counter()
        response = self._answer(request, installation, content, form)
        installation.metrics.count(self.name, response.status_code, time.perf_counter() - since)
        return response

    def _answer(
        self, request: Request, installation: Installation, content: bytes, form: FormData | None
    ) -> Response:
        try:
            if self.writes:
                return self._write(request, installation, content, form)
            return self._read(request, installation, content, form)
        except Exception as error:  # noqa: BLE001 - whatever happens, the caller gets an answer
            return problem_response(as_problem(error))

    def _read(
        self, request: Request, installation: Installation, content: bytes, form: FormData | None
    ) -> Response:
        known = recognise(request.scope, installation.credentials)
        installation.reads.spend(known.actor.credential_id)
        moment = (known.head, now().date())
        try:
            with Read(request, installation, known.actor, moment) as read:
                answer = self._answer_read(read, content, form)
        except MovedOnError:
            with Read(request, installation, known.actor, None) as read:
                answer = self._answer_read(read, content, form)
        if self.keeps_answers:
            question = Question.of(known.actor, request.scope)
            installation.answers.keep(moment, question, self.name, answer)
        return answer

    def _answer_read(self, read: Read, content: bytes, form: FormData | None) -> Response:
        self._aim(read)
        return self._call(read, content, form)

    def _write(
        self, request: Request, installation: Installation, content: bytes, form: FormData | None
    ) -> Response:
        actor = recognise(request.scope, installation.credentials).actor
        installation.writes.spend(actor.credential_id)
        for _ in range(MOST_AT_ONCE):
            try:
                return self._write_once(request, installation, actor, content, form)
            except IntegrityError as error:
                if not is_twin(error):
                    raise
                # Another call took the same name, slug or key meanwhile; now its row can be seen.
        return self._write_once(request, installation, actor, content, form)

    def _write_once(
        self,
        request: Request,
        installation: Installation,
        actor: Actor,
        content: bytes,
        form: FormData | None,
    ) -> Response:
        with installation.database.writing(actor) as session:
            write = Write(request, installation, session, actor)
            write.keyed = _keyed(write, content, form)
            if write.keyed is not None and (known := write.keyed.answer()) is not None:
                return known
            answer = self._change(write, content, form)
            if write.keyed is not None and not write.undone:
                write.keyed.keep(answer)
            return answer

    def _change(self, write: Write, content: bytes, form: FormData | None) -> Response:
        resource = self._aim(write)
        if resource is not None and write.target is not None and self.changes_target:
            card = write.card(resource, write.target)
            demand_match(write.request.headers.get("if-match"), card)
        return self._call(write, content, form)

    def _aim(self, call: Call) -> Resource | None:
        """Find the thing that the address names (404), and ask whether the caller may (403)."""
        resources: Mapping[str, Resource] = call.request.app.state.resources
        if any("\x00" in part for part in call.request.path_params.values()):
            raise StatusError(404)  # PostgreSQL cannot even be asked for such a text
        for name, ref in call.request.path_params.items():
            if find := call.request.app.state.computed.get(name):
                call.found = find(call, ref)
            if resource := resources.get(name):
                call.target = call.find(resource, ref)
                if isinstance(call, Write):
                    resource.lock(call.connection, call.target)
                place = None
                if call.permissions.depend_on_place([self.name]):
                    place = resource.place(call.connection, call.target)
                call.permissions.demand(self.name, place)
                return resource
        call.permissions.demand(self.name)
        return None

    def _call(self, call: Call, content: bytes, form: FormData | None) -> Response:
        arguments: dict[str, Any] = {}
        for name, hint in self.parameters.items():
            arguments[name] = self._argument(name, hint, call, content, form)
        if isinstance(call, Write) and call.keyed is not None and not _only_asks(arguments):
            call.keyed.demand_fit()
        answer: Response = self.endpoint(**arguments)
        return answer

    def _argument(
        self, name: str, hint: Any, call: Call, content: bytes, form: FormData | None
    ) -> Any:
        if name in call.request.path_params:
            return call.request.path_params[name]
        if base_of(hint) in (Read, Write):
            return call
        if is_query(hint):
            return read_query(base_of(hint), call.request.query_params.multi_items())
        if is_form(hint):
            if form is None:
                raise StatusError(415)
            return read_fields(base_of(hint), form)
        _demand_json(call.request)
        return read_body(base_of(hint), content)


def _keyed(write: Write, content: bytes, form: FormData | None) -> KeyedCall | None:
    key = write.request.headers.get("idempotency-key")
    if key is None or write.request.method != "POST":
        return None
    sent = content if form is None else content_of(form)
    print_ = fingerprint_of(write.request.method, write.request.url.path, sent)
    return KeyedCall(write.session, write.actor.credential_id or UUID(int=0), key, print_)


def _only_asks(arguments: Mapping[str, Any]) -> bool:
    """Return whether nothing is to be written, so that there is nothing to be done only once."""
    return any(getattr(argument, "only_asks", False) for argument in arguments.values())


def _demand_json(request: Request) -> None:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise StatusError(415)
