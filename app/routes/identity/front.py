"""The first page, where people sign in: who is signed in, and where to go."""

from html import escape

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from app.identity.tokens import UnauthenticatedError
from app.operations.answering.threads import THREADS
from app.operations.calls.caller import recognise
from app.pages.frame import framed
from app.routes.identity.pages import page_in

router = APIRouter(include_in_schema=False)

CONTENT = """<p>Kommunens register över IT-system, och vilka av dem som gör samma sak.</p>
<p>{who}</p>"""
NOBODY = 'Du är inte inloggad. <a href="/sign-in">Logga in</a>'


@router.get("/")
@page_in(THREADS)
def read_front(request: Request) -> Response:
    """Tell whoever comes here, before or after signing in or out, whether they are signed in."""
    try:
        known = recognise(request.scope, request.app.state.installation.credentials)
    except UnauthenticatedError:
        return HTMLResponse(framed(CONTENT.format(who=NOBODY)))
    who = f"Du är inloggad som {escape(known.actor.name)}."
    return HTMLResponse(framed(CONTENT.format(who=who)))
