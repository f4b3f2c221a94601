"""What the board's delegation order said on the day that a request was shown."""

from datetime import date
from typing import Any

from sqlalchemy import Connection

from intake.delegation.in_force import Board, rules_in_force
from intake.delegation.reading import rules_of, told


def rule_shown(
    connection: Connection, board: dict[str, Any] | None, today: date
) -> dict[str, Any] | None:
    """Return the rule that a decision is held against, whole: it may be changed afterwards."""
    if board is None:
        return None
    held = rules_in_force(rules_of(connection, Board(board["id"], board["name"])), today)
    return told(held[0]) if held else None
