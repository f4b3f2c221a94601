"""Calling a handler: what it is about, whether the caller may, and what it is given."""

import inspect
from collections.abc import Callable, Mapping
from typing import Any, get_type_hints

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from app.errors import StatusError
from app.operations.asked.hints import base_of, is_body, is_form, is_query
from app.operations.asked.validation import read_body, read_fields, read_query
from app.operations.calls.call import Call
from app.operations.calls.read import Read
from app.operations.calls.write import Write
from app.operations.kept.etags import demand_match
from app.operations.resources import Resource
from app.secrecy.writing import refuse_restricted


class Handling:
    """One handler, and how it is called."""

    def __init__(self, endpoint: Callable[..., Any], *, changes_target: bool) -> None:
        hints = get_type_hints(endpoint, include_extras=True)
        self.name, self._endpoint = endpoint.__name__, endpoint
        self._changes_target = changes_target
        self._about_caller = getattr(endpoint, "about_caller", False)
        self._finds_place = getattr(endpoint, "finds_place", False)
        self._demand = getattr(endpoint, "demands", None)
        self.decides = getattr(endpoint, "decides", False)
        self.is_unrecorded = getattr(endpoint, "is_unrecorded", False)
        self.parameters = {name: hints[name] for name in inspect.signature(endpoint).parameters}
        self.takes_form = any(map(is_form, self.parameters.values()))
        self.takes_body = any(map(is_body, self.parameters.values()))
        self.writes = any(base_of(hint) is Write for hint in self.parameters.values())
        kinds = map(base_of, self.parameters.values())
        self.may_only_ask = any(hasattr(kind, "only_asks") for kind in kinds) or not self.writes

    def read(self, call: Read, content: bytes = b"", form: FormData | None = None) -> Response:
        """Answer a call that changes nothing."""
        self._aim(call)
        return self._call(call, content, form)

    def change(self, call: Write, content: bytes, form: FormData | None) -> Response:
        """Answer a call that changes something."""
        resource = self._aim(call)
        if self._changes_target and resource is not None and call.target is not None:
            call.matched = call.card(resource, call.target)
            demand_match(call.request.headers.get("if-match"), call.matched)
        return self._call(call, content, form)

    def _aim(self, call: Call) -> Resource | None:
        """Find the thing that the address names (404), and ask whether the caller may (403)."""
        resources: Mapping[str, Resource] = call.request.app.state.resources
        named = self._named(call)
        if any("\x00" in part for part in named.values()):
            raise StatusError(404)  # PostgreSQL cannot even be asked for such a text
        for name, ref in named.items():
            if find := call.request.app.state.computed.get(name):
                call.found = find(call, ref)
            if resource := resources.get(name):
                self._aim_at(call, resource, ref)
                return resource
        call.permissions.demand(self.name)
        return None

    def _named(self, call: Call) -> Mapping[str, str]:
        if self._about_caller:
            return {"person_id": str(call.actor.person_id)}
        return call.request.path_params

    def _aim_at(self, call: Call, resource: Resource, ref: str) -> None:
        call.target = call.find(resource, ref)
        if isinstance(call, Write):
            resource.lock(call.connection, call.target)
        place = None
        if not self._finds_place and call.permissions.depend_on_place([self.name]):
            place = resource.place(call.connection, call.target)
        call.permissions.demand(self.name, place)
        if isinstance(call, Write):
            call.actor = call.permissions.acting(self.name, place)
        if self._demand is not None:
            self._demand(call)

    def _call(self, call: Call, content: bytes, form: FormData | None) -> Response:
        arguments = {
            name: self._argument(name, hint, call, content, form)
            for name, hint in self.parameters.items()
        }
        if isinstance(call, Write) and call.keyed is not None and not _only_asks(arguments):
            call.keyed.demand_fit()
        answer: Response = self._endpoint(**arguments)
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
        body = read_body(base_of(hint), content)
        refuse_restricted(body, call.actor)
        return body


def _only_asks(arguments: Mapping[str, Any]) -> bool:
    """Return whether nothing is to be written, so that there is nothing to be done only once."""
    return any(getattr(argument, "only_asks", False) for argument in arguments.values())


def _demand_json(request: Request) -> None:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise StatusError(415)
