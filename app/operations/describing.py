"""What OpenAPI says of an operation beside its handler's signature: headers, and every refusal."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from app.problems.refusing import MEDIA_TYPE, STATUS_TITLES
from app.problems.table import PROBLEMS

PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "examples": ["/problems/not-found"]},
        "title": {"type": "string", "examples": ["Finns inte"]},
        "status": {"type": "integer", "examples": [404]},
        "detail": {"type": "string"},
    },
    "additionalProperties": True,
}

BEARER: dict[str, Any] = {
    "type": "http",
    "scheme": "bearer",
    "description": (
        "En nyckel, eller en åtkomsttoken (JWT) från kommunens leverantör av inloggning. Samsyns "
        "egna sidor använder en kaka i stället, och skriver med X-CSRF-Token ur /session."
    ),
}

ALWAYS = (401, 403, 422, 429, 500, 503)
WRITING = (409, 504, 507)
SENDING = (400, 408, 413, 415)
CHANGING = (412, 428)
BAD = 400

KEY = {"minLength": 1, "maxLength": 200, "pattern": "^[ -~]+$"}

ANSWER_HEADERS = {
    "ETag": "Den version som svaret gäller.",
    "Location": "Adressen till det nya.",
    "Retry-After": "Sekunder att vänta.",
    "WWW-Authenticate": "Hur man identifierar sig.",
}
REFUSAL_HEADERS = {
    308: ("Location",),
    401: ("WWW-Authenticate",),
    412: ("ETag",),
    429: ("Retry-After",),
    503: ("Retry-After",),
}

VERSIONED = re.compile(r"/({(\w+_id|code|key)}|me)$")
"""Addresses of things that can change; not of files or of days that have passed."""


@dataclass(frozen=True)
class Manner:
    """How an operation goes about it: what its refusals and headers depend on."""

    writes: bool
    changes_target: bool
    takes_body: bool
    may_only_ask: bool
    """Whether nothing may be written; then a key is ignored, whatever it looks like."""
    taken_from_path: Collection[str]
    """The parts of the address that the handler asks for, which FastAPI describes itself."""


def described(path: str, method: str, manner: Manner, options: dict[str, Any]) -> dict[str, Any]:
    """Return the options of a route with what is the same for all such operations."""
    named = re.findall(r"{(\w+)}", path)
    versioned = method == "GET" and VERSIONED.search(path) is not None
    parameters = [_path_parameter(name) for name in named if name not in manner.taken_from_path]
    statuses = [*ALWAYS, *((404,) if named else ()), *((308,) if "system_id" in named else ())]
    statuses += [*(WRITING if manner.writes else ()), *(SENDING if manner.takes_body else ())]
    statuses += [status for status in options.get("responses") or () if status >= BAD]
    if manner.changes_target:
        statuses += CHANGING
        parameters.append(_header("If-Match", "Det ETag som ändringen utgår från."))
    if method == "POST":
        form = {} if manner.may_only_ask else KEY
        said = "Samma nyckel och innehåll: samma svar."
        parameters.append(_header("Idempotency-Key", said, **form))
    if versioned:
        parameters.append(_header("If-None-Match", "Ett känt ETag; oförändrat ger 304."))
    responses = dict(options.get("responses") or {}) | {s: _problem(s) for s in sorted(statuses)}
    if versioned:
        responses[304] = {"description": "Oförändrat", "headers": _headers("ETag")}
    if told := _told(versioned, manner, options):
        status = options.get("status_code") or 200
        responses[status] = {"headers": _headers(*told)} | responses.get(status, {})
    return {
        "responses": responses,
        "openapi_extra": {"parameters": parameters} | (options.get("openapi_extra") or {}),
    }


def _told(versioned: bool, manner: Manner, options: dict[str, Any]) -> list[str]:
    """Return the headers of the answer when all went well."""
    made = manner.writes and options.get("status_code") == HTTPStatus.CREATED
    told = ["ETag"] if versioned or manner.changes_target else []
    return [*told, *(["Location"] if made else [])]


def _headers(*names: str) -> dict[str, Any]:
    return {
        name: {"description": ANSWER_HEADERS[name], "schema": {"type": "string"}} for name in names
    }


def _path_parameter(name: str) -> dict[str, Any]:
    schema = {"type": "string", "minLength": 1}
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _header(name: str, description: str, **form: Any) -> dict[str, Any]:
    schema = {"type": "string", **form}
    return {
        "name": name,
        "in": "header",
        "required": False,
        "schema": schema,
        "description": description,
    }


def _problem(status: int) -> dict[str, Any]:
    titles = _titles(status)
    examples = {
        slug: {"value": {"type": kind, "title": title, "status": status, "detail": "…"}}
        for slug, kind, title in titles
    }
    content = {"schema": {"$ref": "#/components/schemas/Problem"}, "examples": examples}
    return {
        "description": " · ".join(dict.fromkeys(title for _, _, title in titles)),
        "content": {MEDIA_TYPE: content},
    } | ({"headers": _headers(*REFUSAL_HEADERS[status])} if status in REFUSAL_HEADERS else {})


def _titles(status: int) -> Iterable[tuple[str, str, str]]:
    found = [
        (kind.slug, f"/problems/{kind.slug}", kind.title)
        for kind in PROBLEMS.values()
        if kind.status == status
    ]
    if not found and status in STATUS_TITLES:
        found = [("blank", "about:blank", STATUS_TITLES[status][0])]
    return found
