"""The decision basis of one round of a request: frozen once decided, and a draft until then."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from intake.basis.checkpoint import checkpoint_of
from intake.basis.steps import steps_named
from intake.candidates.seeking import Look
from intake.decisions.conforming import delegation_of
from intake.decisions.decision import DecisionOutcome
from intake.decisions.desk import Desk
from intake.decisions.reading import board_decision_card, decision_card, shown_to_all
from intake.decisions.shown import frozen, hash_of, shown_of
from intake.requests.reading.dossier import Dossier
from intake.requests.reading.dossiers import Dossiers
from intake.requests.request import RequestState
from intake.requests.writing.answering import candidates_now
from inventory.errors import NotFoundError
from inventory.sample.sample import has_sample
from record.auditing.checkpoints import told_now
from record.row import now

Basis = dict[str, Any]
Values = Mapping[str, Any]

STATES: Mapping[DecisionOutcome, RequestState] = {
    DecisionOutcome.APPROVED: RequestState.APPROVED,
    DecisionOutcome.REJECTED: RequestState.REJECTED,
    DecisionOutcome.REFERRED_TO_BOARD: RequestState.REFERRED,
}
ONCE = ("units", "delegation_rule")
"""What is shown in its place among the rest."""


def read_basis(
    connection: Connection,
    request_id: UUID,
    look: Callable[[], Look],
    today: date,
    of_round: int | None = None,
) -> Basis:
    """Return the basis of a request's round, the last one unless it is said which."""
    dossiers = Dossiers(connection, [request_id], today)
    dossier = dossiers.found[request_id]
    wanted = of_round or dossier.request["round"]
    decisions = [row for row in dossier.decisions if row["round"] <= wanted]
    sample = {"sample": has_sample(connection)}
    if decisions and decisions[-1]["round"] == wanted:
        return _decided(connection, dossier, decisions) | sample
    if wanted != dossier.request["round"]:
        raise NotFoundError("decision", str(wanted))
    return _draft(connection, Desk(dossier, dossiers.around, look()), today) | sample


def _decided(connection: Connection, dossier: Dossier, decisions: list[dict[str, Any]]) -> Basis:
    row = decisions[-1]
    shown = shown_to_all(row)
    return _basis(shown, row["delegation"]) | {
        "draft": False,
        "state": STATES[row["outcome"]],
        "as_of": row["decided_at"],
        "missing_steps": [],
        "content_hash": row["content_hash"],
        "erased": hash_of(row["shown"]) != row["content_hash"],
        "decision": _told(row),
        "earlier_decisions": [_told(one) for one in decisions[:-1]],
        "board_decisions": list(map(board_decision_card, _boards_own(dossier, row))),
        "history": checkpoint_of(connection, row["id"]),
    }


def _draft(connection: Connection, desk: Desk, today: date) -> Basis:
    dossier, around, look = desk.dossier, desk.around, desk.look
    shown = shown_of(connection, dossier, around, look.version, today)
    shown["candidates"] = candidates_now(connection, dossier.request["id"], look, today)
    plain = json.loads(frozen(shown)[0])
    delegation = delegation_of(around, dossier, DecisionOutcome.APPROVED, today)
    return _basis(plain, delegation) | {
        "draft": True,
        "state": dossier.request["state"],
        "as_of": now(),
        "missing_steps": [missing.told() for missing in dossier.missing],
        "content_hash": None,
        "erased": False,
        "decision": None,
        "earlier_decisions": list(map(_told, dossier.decisions)),
        "board_decisions": [],
        "history": told_now(connection),
    }


def _basis(shown: Values, delegation: Values) -> Basis:
    """Return what was shown, with names in the place of ids."""
    told = {name: value for name, value in shown.items() if name not in ONCE}
    judged = {name: delegation[name] for name in ("conforms", "because", "flags")}
    return told | {
        "steps": steps_named(shown),
        "delegation": {"rule": shown["delegation_rule"], **judged},
    }


def _told(row: Values) -> Values:
    """Return a decision; what it rests on is the basis itself."""
    card = decision_card(row)
    return {
        name: card[name] for name in card if name not in ("candidates_at_decision", "delegation")
    }


def _boards_own(dossier: Dossier, decision: Values) -> list[Values]:
    """Return what the board decided of what this decision referred to it."""
    if decision["outcome"] is not DecisionOutcome.REFERRED_TO_BOARD:
        return []
    later = [row["decided_at"] for row in dossier.decisions if row["round"] > decision["round"]]
    return [
        row
        for row in dossier.board_decisions
        if decision["decided_at"] <= row["recorded_at"]
        and not (later and row["recorded_at"] > later[0])
    ]
