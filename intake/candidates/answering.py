"""Answering a candidate: what each answer demands, and whose answer counts."""

from collections.abc import Mapping
from typing import Any

from intake.candidates.candidate import OF_REQUESTS, OF_SYSTEMS, TO_BE_AGREED, Answer, Candidate
from inventory.errors import InvalidFieldsError, invalid
from record.actors import Actor
from record.people import Role
from record.row import now

DEMANDED: Mapping[Answer, Mapping[str, str]] = {
    Answer.PARALLEL: {
        "reason": "Skriv varför systemen behövs sida vid sida.",
        "reason_code": "Ange ett av skälen.",
        "until": "Ange hur länge: ett parallellt system är ett undantag med slutdatum.",
    },
    Answer.REPLACES: {"until": "Ange när det gamla systemet ska vara ersatt."},
    Answer.NOT_RELEVANT: {"reason": "Skriv varför alternativet inte är relevant."},
    Answer.SEPARATE: {"reason": "Skriv varför ärendena inte kan bli ett."},
}

MAY_AGREE = frozenset({Role.BUSINESS_CONTACT, Role.HEAD_OF_IT, Role.CHIEF_EXECUTIVE})
"""Whose own word is enough: the kundansvarig's, and that of who decides."""


def answer_candidate(candidate: Candidate, actor: Actor, fields: Mapping[str, Any]) -> None:
    """Answer a candidate, or answer it anew; an agreement holds for the answer that it was given.

    The requester is an interested party: where their answer takes a candidate away, it counts when
    the kundansvarig has given the same.
    """
    answer: Answer = fields["answer"]
    _check(candidate, answer, fields)
    agrees = answer in TO_BE_AGREED and not actor.acting_roles.isdisjoint(MAY_AGREE)
    if agrees and candidate.answer == answer and candidate.answered_by_id != actor.person_id:
        agree(candidate, actor)
        return
    candidate.answer = answer
    candidate.reason = fields.get("reason") or ""
    candidate.reason_code = fields.get("reason_code")
    candidate.until = fields.get("until")
    candidate.answered_by_id, candidate.answered_by = actor.person_id, actor.name
    candidate.answered_at = now()
    candidate.agreed_by_id = candidate.agreed_by = None
    if agrees:
        agree(candidate, actor)


def agree(candidate: Candidate, actor: Actor) -> None:
    """Let an answer count that somebody's word was lacking for."""
    candidate.agreed_by_id, candidate.agreed_by = actor.person_id, actor.name


def _check(candidate: Candidate, answer: Answer, fields: Mapping[str, Any]) -> None:
    fitting = OF_REQUESTS if candidate.other_id else OF_SYSTEMS
    if answer not in fitting:
        raise invalid("#/answer", f"Välj något av {', '.join(sorted(fitting))}.")
    errors = [
        (f"#/{name}", why) for name, why in DEMANDED.get(answer, {}).items() if not fields.get(name)
    ]
    if errors:
        raise InvalidFieldsError(errors)
