"""What is confidential and might meet a need: answered apart, by a cleared register editor.

Nothing of it shows in the request, to anybody: who is cleared asks for it.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection
from sqlmodel import Session

from intake.candidates.answering import agree, answer_candidate
from intake.candidates.candidate import Candidate, candidate_id, must_be_answered
from intake.candidates.reading import candidate_card, read_candidates
from intake.candidates.seeking import Look
from intake.process.missing import CANDIDATES, MissingStep
from intake.requests.reading.dossier import Dossier
from intake.requests.reading.dossiers import Dossiers, dossier_of
from intake.requests.request import SystemRequest
from intake.requests.way.moving import demand_complete
from intake.requests.way.transitions import OPEN
from intake.requests.writing.answering import new_cards
from intake.requests.writing.entering import demand_open
from intake.requests.writing.looking import confidential_for, keep_confidential
from inventory.errors import NotFoundError
from inventory.hidden.acting import seen_system
from inventory.visibility import hidden_systems, visibility_of
from record.actors import Actor
from record.people import Role

Card = dict[str, Any]


def confidential_now(
    connection: Connection, actor: Actor, request_id: UUID, look: Look
) -> list[Card]:
    """Return what is confidential, might meet the need, and may be seen by the actor."""
    dossier = Dossiers(connection, [request_id], look.day).found[request_id]
    kept = dossier.confidential
    known = {one["system_id"] for one in kept}
    is_open = dossier.request["state"] in OPEN
    found = confidential_for(dossier, look) if is_open else []
    new = [one for one in found if one.target_id not in known]
    cards = [*map(candidate_card, kept), *new_cards(connection, request_id, new, look)]
    hidden = hidden_systems(connection, visibility_of(actor))
    seen = [card for card in cards if card["system"]["id"] not in hidden]
    return sorted(seen, key=lambda card: (not card["common_solution"], -card["score"]))


def answer_confidential(
    session: Session, request: SystemRequest, actor: Actor, look: Look, answered: tuple[str, Card]
) -> Card:
    """Answer a confidential candidate of a request that is under way."""
    ref, fields = answered
    if request.state in OPEN:
        keep_confidential(session, dossier_of(session, request), look)
        session.flush()
    candidate = _find(session, request, ref)
    demand_open(request, "answer")
    answer_candidate(candidate, actor, fields)
    agree(candidate, actor)  # nobody else may be asked
    session.flush()
    kept = read_candidates(session.connection(), [request.id]).confidential
    return candidate_card(next(one for one in kept if one["id"] == candidate.id))


def demand_confidential_answered(dossier: Dossier, look: Look) -> None:
    """Let nothing be decided while something confidential that is likely has no answer.

    Whoever decides is cleared for everything, so they may be told.
    """
    if not look.hidden:
        return
    kept = dossier.confidential
    known = {one["system_id"] for one in kept}
    request_id = dossier.request["id"]
    lacking = [one for one in kept if must_be_answered(one)]
    new = confidential_for(dossier, look, but=known)
    names = {one.target_id: look.known.entries[one.target_id].name for one in new}
    demand_complete(
        [
            *(_unanswered(one["name"], one["id"]) for one in lacking),
            *(_unanswered(name, candidate_id(request_id, one)) for one, name in names.items()),
        ]
    )


def _find(session: Session, request: SystemRequest, ref: str) -> Candidate:
    """Return a candidate that is confidential, and seen by who acts."""
    try:
        candidate = session.get(Candidate, UUID(ref))
    except ValueError:
        candidate = None
    if candidate is not None and candidate.request_id == request.id:
        system = seen_system(session, candidate.system_id)
        if system is not None and system.confidential:
            return candidate
    raise NotFoundError("candidate", ref)


def _unanswered(name: str, row_id: UUID) -> MissingStep:
    return MissingStep(
        step=CANDIDATES,
        title=name,
        field=None,
        roles=(Role.REGISTER_EDITOR,),
        why="Ett sekretessmarkerat system ska besvaras av sektor digitalisering.",
        candidate=str(row_id),
    )
