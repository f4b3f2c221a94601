"""Decisions as they are given out."""

from collections.abc import Mapping
from typing import Any

import orjson

Values = Mapping[str, Any]


def decision_card(row: Values) -> dict[str, Any]:
    """Return a decision, with what was shown when it was taken."""
    return {
        "id": row["id"],
        "round": row["round"],
        "outcome": row["outcome"],
        "decided_by": {"id": row["person_id"], "name": row["decided_by"], "role": row["role"]},
        "decided_at": row["decided_at"],
        "reason": row["reason"],
        "conditions": [
            {name: one[name] for name in ("text", "owner", "due")} for one in row["conditions"]
        ],
        "content_hash": row["content_hash"],
        "vocabulary_version": row["vocabulary_version"],
        "candidates_at_decision": _candidates(row),
        "delegation": row["delegation"],
    }


def _candidates(row: Values) -> Any:
    """Return the candidates as they were shown; of a decision that is just taken, they are JSON."""
    return row["candidates"] if "candidates" in row else shown_to_all(row)["candidates"]


def shown_to_all(row: Values) -> dict[str, Any]:
    """Return what was shown when a decision was taken, without what has become confidential."""
    shown: dict[str, Any] = orjson.loads(row["shown"])
    hidden = {str(system_id) for system_id in row.get("confidential", ())}
    for name in ("candidates", "inquiries") if hidden else ():
        shown[name] = [one for one in shown[name] if _system_of(one) not in hidden]
    return shown


def _system_of(one: Values) -> str | None:
    system: Values | None = one.get("system")
    return None if system is None else system["id"]


def board_decision_card(row: Values) -> dict[str, Any]:
    """Return a board's decision."""
    return {
        "id": row["id"],
        "outcome": row["outcome"],
        "on": row["decided_on"],
        "reference": row["reference"],
        "recorded_by": row["recorded_by"],
    }
