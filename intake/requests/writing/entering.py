"""Writing in a request: beginning it, filling in its steps."""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from intake.process.in_use import current_process
from intake.process.steps import StepCode
from intake.requests.request import (
    RequestAuthor,
    RequestFunction,
    RequestStep,
    SystemRequest,
)
from intake.requests.way.transitions import OPEN, NoSuchWayError
from inventory.systems.editing.catalogue import Catalogue
from record.actors import Actor
from record.row import now

CHANGEABLE = ("title", "external_reference", "case_number")


def begin_request(catalogue: Catalogue, actor: Actor, fields: Mapping[str, Any]) -> SystemRequest:
    """Begin a request, as a draft."""
    session, today = catalogue.session, now()
    number = _next_number(session, today.year)
    request = SystemRequest(
        year=today.year,
        number=number,
        ref=f"IT-{today.year}-{number:04}",
        title=fields["title"],
        unit_id=catalogue.known_unit(fields["unit"], "#/unit"),
        external_reference=fields.get("external_reference"),
        process_id=current_process(session).id,
        created_by_id=actor.person_id,
        created_by=actor.name,
    )
    session.add(request)
    note_author(session, request, actor)
    return request


def change_request(
    session: Session, request: SystemRequest, actor: Actor, fields: Mapping[str, Any]
) -> None:
    """Change what a request is called, and where else it is known."""
    demand_open(request, "change")
    for name in CHANGEABLE:
        if name in fields and getattr(request, name) != fields[name]:
            setattr(request, name, fields[name])
    note_author(session, request, actor)


def fill_in(
    catalogue: Catalogue,
    request: SystemRequest,
    actor: Actor,
    step: StepCode,
    content: Mapping[str, Any],
) -> RequestStep:
    """Fill in a step, or fill it in again; no other step and no answer is undone by it."""
    demand_open(request, step)
    session = catalogue.session
    filled_in = _step_of(session, request, step)
    filled_in.content = json.dumps(content, ensure_ascii=False, sort_keys=True)
    filled_in.person_id, filled_in.filled_in_by = actor.person_id, actor.name
    filled_in.role = actor.role
    filled_in.filled_in_at = now()
    if step is StepCode.NEEDS_ANALYSIS:
        _demand_known_units(catalogue, content)
        _ask_for(catalogue, request, content.get("functions") or ())
    note_author(session, request, actor)
    return filled_in


def demand_open(request: SystemRequest, doing: str) -> None:
    """Refuse to write in a request that is decided, or over for some other reason."""
    if request.state not in OPEN:
        raise NoSuchWayError(doing, request.state)


def note_author(session: Session, request: SystemRequest, actor: Actor) -> None:
    """Take note that somebody has written in a request: they will never decide it."""
    if actor.person_id is None:
        return
    known = select(col(RequestAuthor.id)).where(
        col(RequestAuthor.request_id) == request.id,
        col(RequestAuthor.person_id) == actor.person_id,
    )
    if session.scalar(known) is None:
        session.add(RequestAuthor(request_id=request.id, person_id=actor.person_id))


def _next_number(session: Session, year: int) -> int:
    last = select(func.max(col(SystemRequest.number))).where(col(SystemRequest.year) == year)
    return (session.scalar(last) or 0) + 1


def _step_of(session: Session, request: SystemRequest, step: StepCode) -> RequestStep:
    known = session.scalars(
        select(RequestStep).where(
            col(RequestStep.request_id) == request.id, col(RequestStep.step) == step
        )
    ).first()
    if known is None:
        known = RequestStep(request_id=request.id, step=step)
        session.add(known)
    return known


def _demand_known_units(catalogue: Catalogue, content: Mapping[str, Any]) -> None:
    for place, unit in enumerate(content.get("using_units") or ()):
        catalogue.known_unit(UUID(unit), f"#/using_units/{place}")
    for name in ("asked_units", "reference_group"):
        for place, one in enumerate(content.get(name) or ()):
            catalogue.known_unit(UUID(one["unit"]), f"#/{name}/{place}/unit")


def _ask_for(catalogue: Catalogue, request: SystemRequest, functions: Iterable[str]) -> None:
    session = catalogue.session
    wanted = set(catalogue.codes(functions, "#/functions"))
    asked_for = session.scalars(
        select(RequestFunction).where(col(RequestFunction.request_id) == request.id)
    ).all()
    for asked in asked_for:
        if asked.function_code not in wanted:
            session.delete(asked)
    for code in sorted(wanted - {asked.function_code for asked in asked_for}):
        session.add(RequestFunction(request_id=request.id, function_code=code))
