"""What follows from filling in a step: another look, common mistakes, the review."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from intake.candidates.seeking import Look
from intake.process.steps import StepCode
from intake.requests.reading.dossiers import dossier_of
from intake.requests.request import RequestState, SystemRequest
from intake.requests.telling import Telling
from intake.requests.way.moving import move
from intake.requests.way.transitions import Transition
from intake.requests.writing.entering import fill_in
from intake.requests.writing.looking import look_again
from intake.requests.writing.mistakes import mistakes_in
from inventory.systems.editing.catalogue import Catalogue
from record.actors import Actor

LOOKED_AT = frozenset({RequestState.SUBMITTED, RequestState.IN_REVIEW, RequestState.RETURNED})
"""A draft is its writer's own; from submission on, the candidates follow the need."""


def follow_need(session: Session, request: SystemRequest, look: Look) -> None:
    """Let common mistakes and candidates be those of the need as it is now told, title included."""
    step = dossier_of(session, request).steps.get(StepCode.NEEDS_ANALYSIS)
    content = None if step is None else step["content"]
    warnings = mistakes_in(look.known.words.vocabulary, request.title, content)
    if request.warnings != warnings:
        request.warnings = warnings
    if request.state in LOOKED_AT:
        look_again(session, request, look)


def take_step(
    catalogue: Catalogue,
    request: SystemRequest,
    actor: Actor,
    look: Look,
    *,
    step: StepCode,
    content: Mapping[str, Any],
) -> None:
    """Fill in a step, and do what follows from it."""
    fill_in(catalogue, request, actor, step, content)
    if step is StepCode.NEEDS_ANALYSIS:
        follow_need(catalogue.session, request, look)
    is_review = step is StepCode.BUSINESS_CONTACT_CHECK
    if is_review and request.state is RequestState.SUBMITTED:
        move(request, Transition.REVIEW)
        look_again(catalogue.session, request, look)
        Telling(catalogue.session, request, actor.person_id).in_review()
