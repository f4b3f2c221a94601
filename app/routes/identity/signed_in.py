"""What the browser of who is signed in asks for, and signing out."""

import structlog
from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from app.identity.provider.errors import ProviderUnavailableError
from app.identity.recognising.credentials import Recognised
from app.identity.recognising.identification import Identification
from app.identity.recognising.presented import Kind
from app.identity.sessions.forgery import page_token
from app.identity.sessions.session import end_session
from app.identity.tokens import UnauthenticatedError
from app.operations.answering.threads import PROVIDER_THREADS, THREADS
from app.operations.calls.caller import recognise
from app.operations.installation import Installation
from app.routes.identity.pages import page_in

router = APIRouter(include_in_schema=False)
log = structlog.get_logger()

ALL_OF_OURS = {"Clear-Site-Data": '"cache", "cookies", "storage"'}
FRONT_PAGE = "/"


@router.post("/sign-out")
@page_in(PROVIDER_THREADS)
def sign_out(request: Request) -> Response:
    """End the session, here and in the browser, and lead to where the provider ends its own.

    A script cannot follow that way itself: it is told of it, and lets the browser go there.
    """
    installation: Installation = request.app.state.installation
    known, secret = _signed_in(request, installation)
    with installation.database.writing(known.actor) as session:
        end_session(session, secret)
    log.info("signed out", person=str(known.actor.person_id))
    whereto, cookies = _way_off(installation.identification), installation.identification.cookies
    answer: Response = RedirectResponse(whereto, 303, ALL_OF_OURS)
    if "application/json" in request.headers.get("accept", ""):
        answer = JSONResponse({"next": whereto}, headers=ALL_OF_OURS)
    cookies.take(answer, cookies.session)
    return answer


@router.get("/session")
@page_in(THREADS)
def read_session(request: Request) -> Response:
    """Tell Samsyn's own pages who is signed in, and what they send with what they do."""
    known, secret = _signed_in(request, request.app.state.installation)
    proved_at = known.proof and known.proof.at
    return JSONResponse(
        {
            "person": {"id": str(known.actor.person_id), "name": known.actor.name},
            "signed_in_at": proved_at.isoformat() if proved_at else None,
            "csrf_token": page_token(secret),
        }
    )


def _way_off(identification: Identification) -> str:
    """Return where who signs out goes: to the provider, if it says where, and else to our page."""
    try:
        return identification.demand_provider().way_off()
    except ProviderUnavailableError:
        return FRONT_PAGE


def _signed_in(request: Request, installation: Installation) -> tuple[Recognised, str]:
    """Return who is signed in in this browser, and what it holds; a token is no browser."""
    presented = installation.credentials.presented(request.scope)
    if presented.kind is not Kind.COOKIE:
        raise UnauthenticatedError
    return recognise(request.scope, installation.credentials), presented.text
