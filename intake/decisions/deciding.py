"""Deciding: by one of the two with authority, never on what they wrote, on exactly what was shown.

Nothing here decides by itself (KL 6:38): a named person does, each time.
"""

from collections.abc import Mapping
from typing import Any

from intake.decisions.conforming import delegation_of
from intake.decisions.decision import Decision, DecisionCondition, DecisionOutcome
from intake.decisions.desk import Desk
from intake.decisions.looking_again import as_it_is_now, take_answers
from intake.decisions.shown import Frozen, frozen, shown_of
from intake.process.missing import SECURITY_PROTECTED
from intake.requests.reading.dossier import Dossier
from intake.requests.reading.dossiers import dossier_of
from intake.requests.request import SystemRequest
from intake.requests.way.exempting import exempt_parallel
from intake.requests.way.moving import demand_complete, move
from intake.requests.way.transitions import Transition, end_of
from intake.requests.writing.confidential import demand_confidential_answered
from inventory.errors import invalid
from inventory.systems.editing.catalogue import Catalogue
from record.actors import Actor
from record.recording.session import RecordedSession
from record.row import row_values

LEADS_TO: Mapping[DecisionOutcome, Transition] = {
    DecisionOutcome.APPROVED: Transition.APPROVE,
    DecisionOutcome.REJECTED: Transition.REJECT,
    DecisionOutcome.REFERRED_TO_BOARD: Transition.REFER,
}


def decide(
    session: RecordedSession,
    request: SystemRequest,
    actor: Actor,
    fields: Mapping[str, Any],
    desk: Desk,
) -> tuple[Decision, Dossier]:
    """Decide on a request as it is now, candidates that have come since the review among it.

    Returns the decision, and the dossier with it.
    """
    outcome, look = fields["outcome"], desk.look
    if outcome is DecisionOutcome.REJECTED and not fields.get("reason"):
        raise invalid("#/reason", "Ett avslag ska motiveras.")
    end_of(LEADS_TO[outcome], request.state)
    answers = fields.get("answers") or ()
    dossier = as_it_is_now(session, request, desk, answered=bool(answers))
    if answers:
        take_answers(session, request, actor, answers)
        dossier = dossier_of(session, request)
    demand_complete([one for one in dossier.missing if _stands_in_the_way(one.why, outcome)])
    demand_confidential_answered(dossier, look)
    shown = shown_of(session.connection(), dossier, desk.around, look.version, look.day)
    kept = frozen(shown)
    decision = _decision(request, actor, fields, kept, look.version)
    decision.delegation = delegation_of(desk.around, dossier, outcome, look.day)
    conditions = _keep(session, decision, fields)
    if outcome is DecisionOutcome.APPROVED:
        exempt_parallel(Catalogue(session), dossier, actor.name)
    move(request, LEADS_TO[outcome])
    decided = row_values(decision) | {"conditions": list(map(row_values, conditions))}
    decided["candidates"] = kept.candidates
    return decision, dossier.after(row_values(request), decided)


def _stands_in_the_way(why: str, outcome: DecisionOutcome) -> bool:
    """What belongs to *säkerhetsskydd* can still be turned down here."""
    return why != SECURITY_PROTECTED or outcome is not DecisionOutcome.REJECTED


def _decision(
    request: SystemRequest, actor: Actor, fields: Mapping[str, Any], kept: Frozen, version: str
) -> Decision:
    return Decision(
        request_id=request.id,
        round=request.round,
        outcome=fields["outcome"],
        reason=fields.get("reason") or "",
        person_id=actor.person_id,
        decided_by=actor.name,
        role=actor.role,
        content_hash=kept.content_hash,
        shown=kept.content,
        vocabulary_version=version,
    )


def _keep(
    session: RecordedSession, decision: Decision, fields: Mapping[str, Any]
) -> list[DecisionCondition]:
    """Keep a decision and its conditions, which nothing is ever to change."""
    conditions = [
        DecisionCondition(decision_id=decision.id, place=place, **condition)
        for place, condition in enumerate(fields.get("conditions") or ())
    ]
    with session.gathering():
        session.add(decision)
        session.add_all(conditions)
    return conditions
