"""What the board's delegation order said on the day that a request was shown."""

from datetime import date
from typing import Any

from intake.delegation.in_force import rules_in_force
from intake.delegation.reading import told
from intake.requests.reading.surroundings import Surroundings


def rule_shown(
    around: Surroundings, board: dict[str, Any] | None, today: date
) -> dict[str, Any] | None:
    """Return the rule that a decision is held against, whole: it may be changed afterwards."""
    if board is None:
        return None
    held = rules_in_force(around.rules_of(board["id"]), today)
    return told(held[0]) if held else None
