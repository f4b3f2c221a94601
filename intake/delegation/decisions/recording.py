"""Delegates' decisions recorded and corrected, and held against the board's order each time."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlmodel import Session

from intake.decisions.conforming import held_against_order
from intake.delegation.decisions.decision import DelegationDecision
from intake.delegation.decisions.known import known_of
from intake.delegation.words import delegate_named
from intake.requests.reading.dossiers import dossier_of
from intake.requests.reading.surroundings import surroundings_of
from intake.requests.request import SystemRequest
from inventory.errors import NotFoundError, invalid
from record.actors import Actor
from record.row import now

COLUMNS = {"on": "decided_on"}
JUDGED_BY = frozenset({"decided_by_role", "on", "amount", "onward"})
"""What the judgement rests on; that a decision is reported to the board changes nothing of it."""


def record_delegation_decision(
    session: Session, request: SystemRequest, actor: Actor, fields: Mapping[str, Any]
) -> DelegationDecision:
    """Record what was decided on the board's behalf, wherever in the process the request is."""
    around = surroundings_of(session.connection(), now().date())
    board = around.units.board_of(request.unit_id)
    decision = DelegationDecision(
        request_id=request.id,
        board_id=None if board is None else board.id,
        recorded_by=actor.name,
        **_columns(fields),
    )
    _check(decision)
    _judge(session, request, decision)
    session.add(decision)
    return decision


def change_delegation_decision(
    session: Session,
    request: SystemRequest,
    decision: DelegationDecision,
    fields: Mapping[str, Any],
) -> None:
    """Change what is named; a decision that is corrected is judged anew."""
    for name, value in _columns(fields).items():
        setattr(decision, name, value)
    _check(decision)
    if JUDGED_BY & fields.keys():
        _judge(session, request, decision)


def find_delegation_decision(session: Session, request_id: UUID, ref: str) -> DelegationDecision:
    """Return a delegate's decision on a request."""
    try:
        found = session.get(DelegationDecision, UUID(ref))
    except ValueError:
        found = None
    if found is None or found.request_id != request_id:
        raise NotFoundError("delegation_decision", ref)
    return found


def _columns(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {COLUMNS.get(name, name): value for name, value in fields.items()}


def _check(decision: DelegationDecision) -> None:
    if decision.reported_on and decision.reported_on < decision.decided_on:
        raise invalid("#/reported_on", "Ett beslut anmäls inte innan det är fattat.")


def _judge(session: Session, request: SystemRequest, decision: DelegationDecision) -> None:
    decision.delegate = delegate_named(decision.decided_by_role)
    dossier = dossier_of(session, request)
    known = known_of(dossier, decision)
    day = decision.decided_on
    around = surroundings_of(session.connection(), now().date())
    decision.delegation = held_against_order(around, dossier, day, **known)
