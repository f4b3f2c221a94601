"""What is shown to who decides, frozen: a decision is bound to exactly this."""

import hashlib
from typing import Any

import orjson

from intake.candidates.reading import candidate_card
from intake.requests.dossier import Dossier


def shown_of(dossier: Dossier, vocabulary_version: str) -> dict[str, Any]:
    """Return needs, steps, candidates, evidence and answers, as plain values."""
    row = dossier.request
    return {
        "reference": row["ref"],
        "title": row["title"],
        "unit": row["unit_id"],
        "round": row["round"],
        "process_version": dossier.process.version,
        "vocabulary_version": vocabulary_version,
        "functions": dossier.functions,
        "value_48_months": dossier.facts.value,
        "information_class": dossier.facts.levels,
        "steps": {
            code.value: {
                "content": step["content"],
                "filled_in_by": step["filled_in_by"],
                "role": step["role"],
                "filled_in_at": step["filled_in_at"],
            }
            for code, step in dossier.steps.items()
        },
        "candidates": [candidate_card(one) for one in dossier.candidates],
        "inquiries": [
            {name: row[name] for name in ("kind", "answer", "reason", "answered_by")}
            for row in dossier.inquiries
        ],
    }


def frozen(shown: dict[str, Any]) -> tuple[str, str]:
    """Return what was shown as JSON, always the same for the same, and its SHA-256."""
    content = orjson.dumps(shown, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS)
    return content.decode(), hashlib.sha256(content).hexdigest()
