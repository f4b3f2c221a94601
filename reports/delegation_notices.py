"""Decisions by delegation that are still to be reported to the board (*anmälas*, KL 6:40)."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, select
from sqlmodel import col

from intake.delegation.decisions.decision import DelegationDecision
from intake.delegation.rules import Delegate
from intake.requests.request import SystemRequest
from intake.requests.visibility import visible_requests
from inventory.organisation.units import Unit
from record.actors import Actor

OWN = ("id", "decided_by_name", "decided_by_role", "decided_on", "paragraph", "amount")


def delegation_notices(
    connection: Connection, actor: Actor, board: str | None, today: date
) -> list[dict[str, Any]]:
    """Return what one board, or any, has yet to be told of, what has waited longest first."""
    wanted = (
        select(
            *(getattr(DelegationDecision, name) for name in OWN),
            col(Unit.id).label("board_id"),
            col(Unit.name).label("board_name"),
            col(SystemRequest.id).label("request_id"),
            col(SystemRequest.ref),
            col(SystemRequest.title),
        )
        .join(SystemRequest, col(SystemRequest.id) == col(DelegationDecision.request_id))
        .outerjoin(Unit, col(Unit.id) == col(DelegationDecision.board_id))
        .where(*_unreported(), visible_requests(actor), *([] if board is None else [_of(board)]))
        .order_by(
            col(DelegationDecision.decided_on), col(SystemRequest.ref), col(DelegationDecision.id)
        )
    )
    return [_notice(row, today) for row in connection.execute(wanted).mappings()]


def _unreported() -> tuple[ColumnElement[bool], ...]:
    """What the board has decided itself, nobody has to report to it."""
    return (
        col(DelegationDecision.reported_on).is_(None),
        col(DelegationDecision.delegate) != Delegate.BOARD,
    )


def _of(board: str) -> ColumnElement[bool]:
    try:
        return col(Unit.id) == UUID(board)
    except ValueError:
        return col(Unit.slug) == board


def _notice(row: Mapping[Any, Any], today: date) -> dict[str, Any]:
    board = {"id": row["board_id"], "name": row["board_name"]} if row["board_id"] else None
    return {
        "id": row["id"],
        "board": board,
        "request": {"id": row["request_id"], "reference": row["ref"], "title": row["title"]},
        "decided_by_name": row["decided_by_name"],
        "decided_by_role": row["decided_by_role"],
        "on": row["decided_on"],
        "paragraph": row["paragraph"],
        "amount": row["amount"],
        "days_since": max((today - row["decided_on"]).days, 0),
    }
