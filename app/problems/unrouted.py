"""What no operation answers: addresses and methods that there are not."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Route

from app.errors import OverloadedError, StatusError
from app.identity.sessions.forgery import ForgedCallError
from app.identity.tokens import UnauthenticatedError
from app.operations.kept.again import RECOGNISED
from app.problems.refusing import problem_response


async def as_unrouted(request: Request, error: Exception) -> Response:
    """Answer what no operation does: an address or a method that there is not."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class
    if request.scope["path"].startswith("/api/"):
        # Who has no credential is told so first, whatever the address.
        try:
            callers = request.app.state.installation.callers
            request.scope[RECOGNISED] = await callers.recognise(request.scope)
        except (UnauthenticatedError, ForgedCallError, OverloadedError) as refused:
            return problem_response(refused)
    answer = problem_response(StatusError(error.status_code))
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        answer.headers["Allow"] = ", ".join(sorted(_methods_at(request)))
    return answer


def _methods_at(request: Request) -> set[str]:
    """Return the methods that an address takes: each is an operation with a route of its own."""
    routes = [route for route in request.app.routes if isinstance(route, Route)]
    met = next(route for route in routes if route.matches(request.scope)[0] is not Match.NONE)
    return {method for one in routes if one.path == met.path for method in one.methods or ()}
