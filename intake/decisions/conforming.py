"""What the board's delegation order says of a process decision; shown, never decided upon."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import col

from intake.decisions.decision import DecisionOutcome
from intake.delegation.in_force import rules_in_force
from intake.delegation.judging.evaluating import evaluate
from intake.delegation.judging.judgement import Facts
from intake.delegation.reading import board_of, rules_of
from intake.delegation.rules import Consultation
from intake.process.steps import StepCode
from intake.requests.dossier import Dossier
from inventory.vocabulary.functions import Function


def delegation_of(
    connection: Connection, dossier: Dossier, outcome: DecisionOutcome, today: date
) -> dict[str, Any]:
    """Return what the order of the request's board says, on the day of the decision."""
    board = board_of(connection, dossier.request["unit_id"])
    rules = [] if board is None else rules_in_force(rules_of(connection, board), today)
    facts = facts_for(
        connection,
        dossier,
        board.name if board else "enhetens nämnd",
        process_approved=outcome is DecisionOutcome.APPROVED,
    )
    rule = rules[0] if rules else None
    return evaluate(rule, facts).told(rule and str(rule.id))


def facts_for(
    connection: Connection, dossier: Dossier, board: str, *, process_approved: bool
) -> Facts:
    """Return what is known of a purchase that a board's delegate is to decide on."""
    facts = dossier.facts
    consulted = facts.said(StepCode.PROCUREMENT_CONSULTATION, "consulted_on") is not None
    return Facts(
        board=board,
        process_approved=process_approved,
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
