"""What was known of a purchase on the day that a delegate decided on it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from intake.decisions.decision import BoardOutcome, DecisionOutcome
from intake.delegation.decisions.decision import DelegationDecision
from intake.delegation.rules import Consultation
from intake.process.steps import StepCode
from intake.requests.reading.dossier import Dossier
from intake.requests.way.transitions import OPEN


def known_of(dossier: Dossier, decision: DelegationDecision) -> dict[str, Any]:
    """Return what a delegate's decision is judged by, beside what the request says by itself."""
    day = decision.decided_on
    amounts = (dossier.facts.value, decision.amount)
    return {
        "decider": decision.delegate,
        "process_approved": process_had_approved(dossier, day),
        # The law counts all that may be paid (LOU 5 kap.), but no less than what was decided.
        "value": max((one for one in amounts if one is not None), default=None),
        "consulted": {Consultation.PROCUREMENT_OFFICE: _was_consulted(dossier, day)},
        "onward": decision.onward,
    }


def process_had_approved(dossier: Dossier, day: date) -> bool:
    """Return whether the last that the process had said by the end of a day was an approval."""
    taken = [row for row in dossier.decisions if row["decided_at"].date() <= day]
    if not taken or _was_reopened(dossier, day):
        return False
    last = taken[-1]
    if last["outcome"] is DecisionOutcome.REFERRED_TO_BOARD:
        return any(_approves(row, last, day) for row in dossier.board_decisions)
    return bool(last["outcome"] is DecisionOutcome.APPROVED)


def _was_reopened(dossier: Dossier, day: date) -> bool:
    row = dossier.request
    return row["state"] in OPEN and row["state_since"].date() <= day


def _approves(row: Mapping[str, Any], referral: Mapping[str, Any], day: date) -> bool:
    """Return whether a board approved, by a day, what a decision referred to it."""
    is_answer = row["recorded_at"] >= referral["decided_at"] and row["decided_on"] <= day
    return is_answer and row["outcome"] is BoardOutcome.APPROVED


def _was_consulted(dossier: Dossier, day: date) -> bool:
    """Return whether the procurement office was asked no later than the day of the decision."""
    said = dossier.facts.said(StepCode.PROCUREMENT_CONSULTATION, "consulted_on")
    return said is not None and date.fromisoformat(said) <= day
