"""Delegates' decisions as they are given out."""

from collections.abc import Mapping
from typing import Any

OWN = (
    *("id", "decided_by_name", "decided_by_role", "delegate", "paragraph", "amount", "onward"),
    *("reported_on", "recorded_by", "recorded_at", "delegation"),
)


def delegation_decision_card(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a delegate's decision, with what the board's order said of it."""
    return {name: row[name] for name in OWN} | {"on": row["decided_on"]}
