"""Telling a caller what went wrong, as the table of problems has it."""

from collections.abc import Mapping
from http import HTTPStatus

import orjson
from starlette.responses import Response

from app.errors import PreconditionFailedError, StatusError
from app.identity.recent import SignInAgainError
from app.problems.table import PROBLEMS
from inventory.errors import MergedAwayError

MEDIA_TYPE = "application/problem+json"

STATUS_TITLES: Mapping[int, tuple[str, str]] = {
    400: ("Går inte att läsa", "Anropet går inte att tolka."),
    404: ("Finns inte", "Det finns inget på den adressen."),
    405: ("Går inte att göra så", "Adressen tar inte emot den metoden."),
    414: ("För lång adress", "Korta adressen, eller skicka mindre i den."),
    415: ("Fel innehållstyp", "Skicka JSON: Content-Type: application/json."),
    431: ("För stora huvuden", "Anropet har för många eller för stora huvuden (headers)."),
    500: ("Något gick fel", "Felet är vårt, inte ditt. Inget sparades."),
}


def problem_response(error: Exception) -> Response:
    """Return the answer that tells the caller what went wrong."""
    if isinstance(error, StatusError):
        return _status_response(error.status)
    kind = next(PROBLEMS[type_] for type_ in type(error).__mro__ if type_ in PROBLEMS)
    body = {
        "type": f"/problems/{kind.slug}",
        "title": kind.title,
        "status": kind.status,
        "detail": kind.detail(error),
        **kind.members(error),
    }
    headers = dict(kind.headers)
    if isinstance(error, PreconditionFailedError):
        headers["ETag"] = error.etag
    if isinstance(error, SignInAgainError):
        headers["WWW-Authenticate"] = error.demand.challenge()
    if isinstance(error, MergedAwayError):
        headers["Location"] = body["merged_into"]
    return Response(orjson.dumps(body), kind.status, headers, MEDIA_TYPE)


def _status_response(status: int) -> Response:
    title, detail = STATUS_TITLES.get(status, (HTTPStatus(status).phrase, ""))
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return Response(orjson.dumps(body), status, media_type=MEDIA_TYPE)
