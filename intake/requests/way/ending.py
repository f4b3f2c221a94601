"""How a request ends without a decision on a purchase, or goes on after one."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from intake.inquiries.inquiry import Inquiry, InquiryAnswer, InquiryKind
from intake.requests.reading.deviations import systems_as_they_are
from intake.requests.reading.dossier import Dossier
from intake.requests.request import MetHow, SystemRequest
from intake.requests.telling import Telling
from intake.requests.way.exempting import exempt_parallel
from intake.requests.way.moving import move
from intake.requests.way.transitions import OPEN, Transition
from inventory.errors import invalid
from inventory.hidden.acting import seen_system
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entry import load_entry
from inventory.systems.editing.using import add_use
from inventory.systems.system import System
from record.actors import Actor

AGREED = frozenset({InquiryAnswer.YES, InquiryAnswer.CONDITIONS})


class NotAskedFirstError(Exception):
    """The system's manager has not said that the system can take the new users."""

    def __init__(self, system: str) -> None:
        super().__init__(system)
        self.system = system


def join_into(session: Session, request: SystemRequest, actor: Actor, other_id: UUID) -> None:
    """Make one request of two: this one ends, and the other goes on for both (audit F17)."""
    other = session.get(SystemRequest, other_id)
    if other is None or other.id == request.id:
        raise invalid("#/into", "Ange ett annat ärende.")
    if other.state not in OPEN:
        raise invalid("#/into", "Ärendet är redan avgjort.")
    move(request, Transition.JOIN)
    request.joined_into_id = other.id
    Telling(session, other, actor.person_id).joined(request)


def meet_need(catalogue: Catalogue, request: SystemRequest, fields: Mapping[str, Any]) -> None:
    """End a request well without a purchase (audit F18)."""
    if fields["how"] is MetHow.CHANGED_WAY_OF_WORKING:
        system = None
    else:
        system = known_system(catalogue.session, fields.get("system"))
    move(request, Transition.MEET)
    request.met_how = fields["how"]
    if system is not None:
        _demand_yes(catalogue.session, request, system)
        request.met_system_id = system.id
        _use(catalogue, request, system, fields.get("use"))


def implement(session: Session, request: SystemRequest, dossier: Dossier, system_id: UUID) -> None:
    """Say which system an approved request became; from then on it is held against the approval."""
    system = known_system(session, system_id)
    move(request, Transition.IMPLEMENT)
    request.implemented_as_id = system.id
    as_it_is = systems_as_they_are(session.connection(), [system.id])[system.id]
    approved = approved_as(dossier)
    request.approved_as = approved | {"vendor": approved["vendor"] or as_it_is["vendor"]}
    if dossier.decisions:
        exempt_parallel(Catalogue(session), dossier, dossier.decisions[-1]["decided_by"], system.id)


def approved_as(dossier: Dossier) -> dict[str, Any]:
    """Return vendor, functions and class that a request asks for."""
    basis = dossier.facts.answers.get("decision_basis", {})  # type: ignore[call-overload]
    return {
        "vendor": basis.get("vendor"),
        "functions": dossier.functions,
        "information_class": dossier.facts.levels,
    }


def known_system(session: Session, system_id: UUID | None) -> System:
    """Return a system that is in the register."""
    system = seen_system(session, system_id)
    if system is None:
        raise invalid("#/system", "Ange ett system som finns i registret.")
    return system


def _demand_yes(session: Session, request: SystemRequest, system: System) -> None:
    """The system's manager is asked first: more users are more work for them (audit F10).

    Of several answers, the last one holds.
    """
    answers = select(col(Inquiry.answer)).where(
        col(Inquiry.request_id) == request.id,
        col(Inquiry.to_system_id) == system.id,
        col(Inquiry.kind) == InquiryKind.CAN_TAKE_US,
        col(Inquiry.answer).is_not(None),
    )
    if session.scalar(answers.order_by(col(Inquiry.answered_at).desc())) not in AGREED:
        raise NotAskedFirstError(system.name)


def _use(
    catalogue: Catalogue, request: SystemRequest, system: System, use: Mapping[str, Any] | None
) -> None:
    entry = load_entry(catalogue.session, system)
    if all(one.unit_id != request.unit_id for one in entry.uses):
        add_use(catalogue, entry, {**(use or {}), "unit": request.unit_id})
