"""A request on its way between its writer, the kundansvarig and the deciders."""

from sqlmodel import Session

from intake.candidates.seeking import Look
from intake.process.steps import StepCode
from intake.requests.reading.dossiers import dossier_of
from intake.requests.request import SystemRequest
from intake.requests.telling import Telling
from intake.requests.way.exempting import withdraw_exemptions
from intake.requests.way.moving import demand_complete, move
from intake.requests.way.transitions import Transition, end_of
from intake.requests.writing.looking import look_again
from record.actors import Actor
from record.row import now

FIRST = StepCode.NEEDS_ANALYSIS
TOLD = (None, "need")
"""Without a need there is nothing to look for; the rest of the analysis may come later."""


def submit(session: Session, request: SystemRequest, actor: Actor, look: Look) -> None:
    """Hand a request in: what might meet the need is looked for, and the kundansvarig is told."""
    end_of(Transition.SUBMIT, request.state)
    dossier = dossier_of(session, request)
    demand_complete([one for one in dossier.missing if one.step == FIRST and one.field in TOLD])
    move(request, Transition.SUBMIT)
    request.submitted_at = request.submitted_at or now()
    look_again(session, request, look)
    Telling(session, request, actor.person_id).submitted()


def give_back(session: Session, request: SystemRequest, actor: Actor, what: str) -> None:
    """Give a request back to who wrote it, saying what is to be completed."""
    move(request, Transition.RETURN)
    request.returned_because = what
    Telling(session, request, actor.person_id).returned(what)


def withdraw(request: SystemRequest) -> None:
    """Withdraw a request that is not decided."""
    move(request, Transition.WITHDRAW)


def reopen(session: Session, request: SystemRequest, why: str) -> None:
    """Take up a decided request; the decisions stay, and another round begins."""
    move(request, Transition.REOPEN)
    withdraw_exemptions(session, dossier_of(session, request))
    request.reopened_because = why
    request.round += 1
    request.met_how = request.met_system_id = None
