"""What the board's delegation order says of a decision; shown, never decided upon."""

from dataclasses import replace
from datetime import date
from typing import Any

from intake.decisions.decision import DecisionOutcome
from intake.delegation.in_force import rule_for
from intake.delegation.judging.evaluating import evaluate
from intake.delegation.judging.judgement import Facts
from intake.delegation.rules import Consultation
from intake.process.steps import StepCode
from intake.requests.reading.dossier import Dossier
from intake.requests.reading.surroundings import Surroundings

NO_BOARD = "enhetens nämnd"


def delegation_of(
    around: Surroundings, dossier: Dossier, outcome: DecisionOutcome, today: date
) -> dict[str, Any]:
    """Return what the order says of the purchase that a process decision leads to, or does not."""
    approved = outcome is DecisionOutcome.APPROVED
    return held_against_order(around, dossier, today, process_approved=approved)


def held_against_order(
    around: Surroundings, dossier: Dossier, day: date, **known: Any
) -> dict[str, Any]:
    """Return what the order of the request's board says, by the rule that held on a day."""
    board = around.units.board_of(dossier.request["unit_id"])
    rules = around.rules_of(board.id) if board else []
    rule = rule_for(rules, day, known.get("decider"))
    facts = facts_for(around, dossier, board.name if board else NO_BOARD)
    return evaluate(rule, replace(facts, **known)).told(rule and str(rule.id))


def facts_for(around: Surroundings, dossier: Dossier, board: str) -> Facts:
    """Return what the request says of a purchase that a board's delegate is to decide on."""
    facts = dossier.facts
    consulted = facts.said(StepCode.PROCUREMENT_CONSULTATION, "consulted_on") is not None
    return Facts(
        board=board,
        value=facts.value,
        consulted={Consultation.PROCUREMENT_OFFICE: consulted},
        followed=facts.said(StepCode.PROCUREMENT_CONSULTATION, "followed"),
        owner_board=around.owner_board(dossier.functions),
        direct_procurement_limit=facts.limits.direct_procurement,
    )
