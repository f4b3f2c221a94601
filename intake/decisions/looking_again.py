"""What might meet the need at the very moment of the decision, and the decider's answers to it."""

from dataclasses import replace
from typing import Any

from sqlmodel import Session

from intake.candidates.answering import answer_candidate
from intake.candidates.keeping import are_kept, keep_candidates
from intake.candidates.reading import read_candidates
from intake.decisions.desk import Desk
from intake.requests.reading.dossier import Dossier
from intake.requests.request import SystemRequest
from intake.requests.writing.answering import find_candidate
from intake.requests.writing.looking import found_for, likely_for
from inventory.errors import InvalidFieldsError, invalid
from record.actors import Actor


def as_it_is_now(
    session: Session, request: SystemRequest, desk: Desk, *, answered: bool
) -> Dossier:
    """Look once more; others are not shown what is about to be decided."""
    if not answered and are_kept(desk.dossier.candidates, likely_for(desk.dossier, desk.look)):
        return desk.dossier
    keep_candidates(session, request.id, found_for(desk.dossier, desk.look))
    session.flush()
    kept = read_candidates(session.connection(), [request.id])
    return replace(desk.dossier, candidates=kept.shown, confidential=kept.confidential)


def take_answers(session: Session, request: SystemRequest, actor: Actor, answers: Any) -> None:
    """Take the decider's own answers to candidates, those that have just come among them."""
    session.flush()
    for place, fields in enumerate(answers):
        candidate = find_candidate(session, request, str(fields["candidate"]))
        if candidate is None:
            raise invalid(f"#/answers/{place}/candidate", "Det finns inget sådant alternativ.")
        try:
            answer_candidate(candidate, actor, fields)
        except InvalidFieldsError as error:
            pointers = ((at.removeprefix("#"), why) for at, why in error.errors)
            raise InvalidFieldsError(
                [(f"#/answers/{place}{at}", why) for at, why in pointers]
            ) from error
