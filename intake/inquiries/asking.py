"""Asking others, and their own answers."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, or_, select
from sqlmodel import Session, col

from intake.candidates.answering import answer_candidate
from intake.candidates.candidate import Answer, Candidate
from intake.inquiries.inquiry import Inquiry, InquiryAnswer, InquiryKind
from intake.requests.request import SystemRequest
from intake.requests.writing.entering import demand_open
from inventory.errors import NotFoundError, invalid
from inventory.hidden.acting import seen_system
from inventory.organisation.units import Unit
from inventory.systems.system import System
from inventory.visibility import visible_systems
from record.actors import Actor
from record.row import now

ANSWERS = ("answer", "reason", "hours_per_month", "cost")


def ask(
    session: Session, actor: Actor, request: SystemRequest, fields: Mapping[str, Any]
) -> Inquiry:
    """Put a question to another department, or to a system's manager."""
    demand_open(request, "ask")
    to, kind = fields["to"], fields["kind"]
    inquiry = Inquiry(request_id=request.id, kind=kind, due=fields.get("due"), asked_by=actor.name)
    if kind is InquiryKind.CAN_TAKE_US:
        system = seen_system(session, to)
        if system is None:
            raise invalid("#/to", "Frågan ställs till ett system: ange systemets id.")
        inquiry.to_system_id = system.id
    elif session.get(Unit, to) is None:
        raise invalid("#/to", "Frågan ställs till en enhet: ange enhetens id.")
    else:
        inquiry.to_unit_id = to
    session.add(inquiry)
    return inquiry


def whom_asked(
    connection: Connection, actor: Actor, request_id: UUID, ref: str
) -> tuple[UUID | None, UUID | None]:
    """Return the unit, or else the system, that a question of a request was put to."""
    try:
        named = col(Inquiry.id) == UUID(ref)
    except ValueError as error:
        raise NotFoundError("inquiry", ref) from error
    asked = select(col(Inquiry.to_unit_id), col(Inquiry.to_system_id)).where(
        named,
        col(Inquiry.request_id) == request_id,
        or_(
            col(Inquiry.to_system_id).is_(None),
            col(Inquiry.to_system_id).in_(select(col(System.id)).where(visible_systems(actor))),
        ),
    )
    found = connection.execute(asked).one_or_none()
    if found is None:
        raise NotFoundError("inquiry", ref)
    unit_id, system_id = found
    return unit_id, system_id


def answer_inquiry(
    session: Session,
    request: SystemRequest,
    inquiry: Inquiry,
    actor: Actor,
    fields: Mapping[str, Any],
) -> None:
    """Answer for one's own department or system, or answer anew, while it can be of use."""
    if fields["answer"] is InquiryAnswer.NO and not fields.get("reason"):
        raise invalid("#/reason", "Skriv varför inte: svaret hör till ärendet.")
    demand_open(request, "answer")
    said_no = inquiry.answer is InquiryAnswer.NO
    _write(inquiry, actor, fields)
    if inquiry.answer is InquiryAnswer.NO:
        _take_no_as_answer(session, inquiry, actor)
    elif said_no:
        _take_no_back(session, inquiry)


def _write(inquiry: Inquiry, actor: Actor, fields: Mapping[str, Any]) -> None:
    for name in ANSWERS:
        value = fields.get(name)
        setattr(inquiry, name, "" if name == "reason" and value is None else value)
    inquiry.starts_on = fields.get("starts_on")
    inquiry.answered_by_id, inquiry.answered_by = actor.person_id, actor.name
    inquiry.answered_at = now()


def _take_no_as_answer(session: Session, inquiry: Inquiry, actor: Actor) -> None:
    """Let a no from a system's manager, with its reason, be the candidate's answer."""
    candidate = _candidate(session, inquiry)
    if candidate is not None and candidate.answer in (None, Answer.REUSE, Answer.EXTEND):
        answer_candidate(
            candidate, actor, {"answer": Answer.NOT_RELEVANT, "reason": inquiry.reason}
        )
        candidate.agreed_by_id, candidate.agreed_by = actor.person_id, actor.name


def _take_no_back(session: Session, inquiry: Inquiry) -> None:
    """Ask for an answer again where the manager's no was the answer, and is one no more."""
    candidate = _candidate(session, inquiry)
    if candidate is not None and candidate.answered_by == inquiry.answered_by:
        candidate.answer, candidate.reason = None, ""
        candidate.answered_by_id = candidate.answered_by = candidate.answered_at = None
        candidate.agreed_by_id = candidate.agreed_by = None


def _candidate(session: Session, inquiry: Inquiry) -> Candidate | None:
    """Return the candidate that a question to a system's manager is about."""
    if inquiry.to_system_id is None:
        return None
    asked = select(Candidate).where(
        col(Candidate.request_id) == inquiry.request_id,
        col(Candidate.system_id) == inquiry.to_system_id,
    )
    return session.scalars(asked).first()
