"""Where in the history a decision stands: the chain up to there can be verified against it."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from record.history.changes import Action, Change


def checkpoint_of(connection: Connection, decision_id: UUID) -> dict[str, Any] | None:
    """Return the history's head when a decision was committed: its transaction's last entry."""
    made = select(col(Change.transaction)).where(
        col(Change.object_id) == decision_id, col(Change.action) == Action.CREATED
    )
    entries: Any = select(col(Change.sequence), col(Change.hash), col(Change.at)).where(
        col(Change.transaction).in_(made)
    )
    row = connection.execute(entries.order_by(col(Change.sequence).desc()).limit(1)).first()
    return None if row is None else row._asdict()
