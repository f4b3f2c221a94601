"""Signing in, in a browser: out to the provider, and back."""

from hmac import compare_digest

import structlog
from fastapi import APIRouter, Request
from sqlalchemy.exc import IntegrityError
from starlette.responses import RedirectResponse, Response

from app.identity.accounts.admitting import admit
from app.identity.provider.errors import SignInRefusedError
from app.identity.provider.flow import Flow
from app.identity.provider.statements import Statement
from app.identity.recognising.identification import Identification
from app.identity.sessions.cookies import SIGN_IN_LASTS
from app.identity.sessions.session import end_session, start_session
from app.operations.answering.threads import PROVIDER_THREADS
from app.operations.installation import Installation
from app.routes.identity.pages import page_in
from record.actors import identity_provider

router = APIRouter(include_in_schema=False)
log = structlog.get_logger()


@router.get("/sign-in")
@page_in(PROVIDER_THREADS)
def sign_in(request: Request) -> Response:
    """Send somebody to the provider; what they come back with is worth nothing without the cookie.

    `next` is the page that they want to see; `again=true` asks the provider for a new proof.
    """
    identification = _identification(request)
    flow = Flow.begin(request.query_params.get("next", "/"))
    again = identification.recent if request.query_params.get("again") == "true" else None
    answer = RedirectResponse(identification.demand_provider().way_out(flow, again), 303)
    cookies = identification.cookies
    cookies.give(answer, cookies.sign_in, flow.written(), SIGN_IN_LASTS)
    return answer


@router.get("/sign-in/callback")
@page_in(PROVIDER_THREADS)
def come_back(request: Request) -> Response:
    """Sign in who comes back from the provider with a code that belongs to their browser."""
    identification = _identification(request)
    cookies = identification.cookies
    flow = Flow.read(cookies.read(request.scope, cookies.sign_in))
    if flow is None:
        raise SignInRefusedError("Inloggningen påbörjades inte här, eller för länge sedan.")
    said = _what_is_said(request, identification, flow)
    before = cookies.read(request.scope, cookies.session)
    try:
        secret = _start(request, said, before)
    except IntegrityError:
        secret = _start(request, said, before)  # the same person came in twice at the same time
    answer = RedirectResponse(flow.whereto, 303)
    cookies.take(answer, cookies.sign_in)
    cookies.give(answer, cookies.session, secret)
    return answer


def _what_is_said(request: Request, identification: Identification, flow: Flow) -> Statement:
    """Return what the provider says of who comes back; refuse an answer to somebody else."""
    provider = identification.demand_provider()
    sent = {name: request.query_params.getlist(name) for name in ("state", "code", "iss")}
    if len(sent["state"]) != 1 or not compare_digest(
        sent["state"][0].encode(), flow.state.encode()
    ):
        raise SignInRefusedError("Svaret hör inte till den inloggning som påbörjades här.")
    if sent["iss"] not in ([], [provider.configuration.issuer]):
        raise SignInRefusedError("Svaret kommer från en annan leverantör.")
    if len(sent["code"]) != 1:
        raise SignInRefusedError("Inloggningen avbröts hos leverantören.")
    return provider.way_back(flow, sent["code"][0])


def _start(request: Request, said: Statement, before: str) -> str:
    """Let somebody be signed in, in place of whoever was; return the text for their browser."""
    installation: Installation = request.app.state.installation
    identification = installation.identification
    groups = identification.demand_provider().configuration.groups
    with installation.database.writing(identity_provider(said.issuer)) as session:
        person = admit(session, said, groups)
        end_session(session, before)
        terms, at = identification.terms, identification.clock()
        _, secret = start_session(session, person, said.proof, terms, at)
    log.info("signed in", person=str(person.id))
    return secret


def _identification(request: Request) -> Identification:
    installation: Installation = request.app.state.installation
    return installation.identification
