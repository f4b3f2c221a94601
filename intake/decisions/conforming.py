"""What the board's delegation order says of a decision; shown, never decided upon."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import col

from intake.decisions.decision import DecisionOutcome
from intake.delegation.in_force import rule_for
from intake.delegation.judging.evaluating import evaluate
from intake.delegation.judging.judgement import Facts
from intake.delegation.reading import board_of, rules_of
from intake.delegation.rules import Consultation
from intake.process.steps import StepCode
from intake.requests.reading.dossier import Dossier
from inventory.vocabulary.functions import Function

NO_BOARD = "enhetens nämnd"


def delegation_of(
    connection: Connection, dossier: Dossier, outcome: DecisionOutcome, today: date
) -> dict[str, Any]:
    """Return what the order says of the purchase that a process decision leads to, or does not."""
    approved = outcome is DecisionOutcome.APPROVED
    return held_against_order(connection, dossier, today, process_approved=approved)


def held_against_order(
    connection: Connection, dossier: Dossier, day: date, **known: Any
) -> dict[str, Any]:
    """Return what the order of the request's board says, by the rule that held on a day."""
    board = board_of(connection, dossier.request["unit_id"])
    rules = rules_of(connection, board) if board else []
    rule = rule_for(rules, day, known.get("decider"))
    facts = facts_for(connection, dossier, board.name if board else NO_BOARD)
    return evaluate(rule, replace(facts, **known)).told(rule and str(rule.id))


def facts_for(connection: Connection, dossier: Dossier, board: str) -> Facts:
    """Return what the request says of a purchase that a board's delegate is to decide on."""
    facts = dossier.facts
    consulted = facts.said(StepCode.PROCUREMENT_CONSULTATION, "consulted_on") is not None
    return Facts(
        board=board,
        value=facts.value,
        consulted={Consultation.PROCUREMENT_OFFICE: consulted},
        followed=facts.said(StepCode.PROCUREMENT_CONSULTATION, "followed"),
        owner_board=_owner_board(connection, dossier.functions),
        direct_procurement_limit=facts.limits.direct_procurement,
    )


def _owner_board(connection: Connection, functions: list[str]) -> str | None:
    owners = select(col(Function.owner_board)).where(
        col(Function.code).in_(functions), col(Function.owner_board).is_not(None)
    )
    return connection.scalar(owners.order_by(col(Function.code)))
