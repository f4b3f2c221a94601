"""A request's candidates as they are now, and answering one of them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection
from sqlmodel import Session

from intake.candidates.answering import answer_candidate
from intake.candidates.candidate import TO_BE_AGREED, Candidate, candidate_id
from intake.candidates.found import Found
from intake.candidates.reading import candidate_card, told_of
from intake.candidates.seeking import Look
from intake.inquiries.hours import Load, loads_of
from intake.requests.reading.dossiers import Dossiers, dossier_of
from intake.requests.request import SystemRequest
from intake.requests.telling import Telling
from intake.requests.way.transitions import OPEN
from intake.requests.writing.entering import demand_open, note_author
from intake.requests.writing.looking import found_for, look_again
from inventory.errors import NotFoundError
from inventory.systems.system import System
from record.actors import Actor
from record.row import now

Card = dict[str, Any]


def candidates_now(connection: Connection, request_id: UUID, look: Look, today: date) -> list[Card]:
    """Return what might meet the need: what is kept, and what has come since the last look."""
    dossier = Dossiers(connection, [request_id], today).found[request_id]
    kept = [candidate_card(one) for one in dossier.candidates]
    if dossier.request["state"] not in OPEN:
        return kept
    known = {one["system_id"] or one["other_id"] for one in dossier.candidates}
    new = [one for one in found_for(dossier, look) if one.target_id not in known]
    told = new_cards(connection, request_id, new, look)
    return sorted([*kept, *told], key=lambda card: (not card["common_solution"], -card["score"]))


def choose(
    session: Session,
    request: SystemRequest,
    actor: Actor,
    look: Look,
    *,
    ref: str,
    fields: Mapping[str, Any],
) -> Card:
    """Answer a candidate of a request that is under way."""
    candidate = find_candidate(session, request, ref) or _find_anew(session, request, ref, look)
    demand_open(request, "answer")
    answer_candidate(candidate, actor, fields)
    note_author(session, request, actor)
    card = _card_of(session, request, candidate)
    if fields["answer"] in TO_BE_AGREED and candidate.agreed_by is None:
        name = card["system"]["name"] if "system" in card else card["request"]["reference"]
        Telling(session, request, actor.person_id).proposed(name)
    return card


def find_candidate(session: Session, request: SystemRequest, ref: str) -> Candidate | None:
    """Return a candidate of a request, if it is one that all may see."""
    try:
        candidate = session.get(Candidate, UUID(ref))
    except ValueError:
        return None
    if candidate is None or candidate.request_id != request.id:
        return None
    system = candidate.system_id and session.get_one(System, candidate.system_id)
    return None if system and system.confidential else candidate


def _find_anew(session: Session, request: SystemRequest, ref: str, look: Look) -> Candidate:
    """Return a candidate that has been shown, but not kept yet; a closed request has none."""
    if request.state in OPEN:
        look_again(session, request, look)
        session.flush()
    candidate = find_candidate(session, request, ref)
    if candidate is None:
        raise NotFoundError("candidate", ref)
    return candidate


def _card_of(session: Session, request: SystemRequest, candidate: Candidate) -> Card:
    kept = dossier_of(session, request).candidates
    return candidate_card(next(one for one in kept if one["id"] == candidate.id))


def new_cards(
    connection: Connection, request_id: UUID, new: Sequence[Found], look: Look
) -> list[Card]:
    """Return what has been found but not kept yet, as it is given out."""
    others = told_of(connection, [one.other_id for one in new if one.other_id])
    loads = loads_of(connection)
    return [
        _new_card(request_id, one, {"request": others[one.other_id]}, Load())
        if one.other_id
        else _new_card(
            request_id,
            one,
            {"system": look.known.entries[one.target_id].told()},
            loads.get(one.target_id, Load()),
        )
        for one in new
    ]


def _new_card(request_id: UUID, found: Found, target: Card, load: Load) -> Card:
    return {
        "id": candidate_id(request_id, found.target_id),
        **target,
        "score": found.score,
        "certainty": found.certainty,
        "evidence": found.evidence,
        "common_solution": found.is_common,
        "current": True,
        "found_at": now(),
        "promised_hours_per_month": load.promised_hours,
        "unanswered_inquiries": load.unanswered,
        **dict.fromkeys(("answer", "reason_code", "until", "answered_by", "answered_at")),
        "reason": "",
        "agreed_by": None,
    }
