"""What is shown to who decides, frozen: a decision is bound to exactly this."""

import hashlib
from datetime import date
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Connection

from intake.basis.delegation import rule_shown
from intake.basis.naming import organisation_of, units_in
from intake.basis.value import worked_out
from intake.inquiries.reading import inquiry_card, names_asked
from intake.requests.reading.dossier import Dossier
from intake.requests.reading.flags import flags_of
from intake.requests.reading.surroundings import Surroundings

OWN = (
    *("title", "case_number", "external_reference", "round"),
    *("created_by", "created_at", "submitted_at"),
)
SAME = orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS
FILLED_IN = ("content", "filled_in_by", "role", "filled_in_at")


def shown_of(
    connection: Connection,
    dossier: Dossier,
    around: Surroundings,
    vocabulary_version: str,
    today: date,
) -> dict[str, Any]:
    """Return all that there is about a request, as plain values with the names of the day."""
    row = dossier.request
    organisation = organisation_of(around.units, row["unit_id"])
    asked = names_asked(connection, dossier.inquiries) if dossier.inquiries else {}
    return {
        "reference": row["ref"],
        **{name: row[name] for name in OWN},
        **organisation,
        "process": dossier.process.told(),
        "vocabulary_version": vocabulary_version,
        "functions": around.functions(dossier.functions),
        "value": worked_out(dossier.facts),
        "information_class": dossier.facts.levels,
        "steps": {
            code.value: {name: step[name] for name in FILLED_IN}
            for code, step in dossier.steps.items()
        },
        "units": units_in(around.units, dossier),
        "candidates": dossier.candidate_cards,
        "inquiries": [inquiry_card(one, asked) for one in dossier.inquiries],
        "attachments": dossier.attachments,
        "delegation_rule": rule_shown(around, organisation["board"], today),
        "flags": flags_of(dossier),
        "mistakes": row["warnings"],
        "fast_path": dossier.facts.has_fast_path,
    }


class Frozen(NamedTuple):
    """What was shown, as JSON that is always the same for the same, and its SHA-256."""

    content: str
    content_hash: str
    candidates: orjson.Fragment
    """Their part of it."""


def frozen(shown: dict[str, Any]) -> Frozen:
    """Return what was shown, as it is kept."""
    candidates = orjson.Fragment(orjson.dumps(shown["candidates"], option=SAME))
    content = orjson.dumps(shown | {"candidates": candidates}, option=SAME)
    return Frozen(content.decode(), hashlib.sha256(content).hexdigest(), candidates)


def hash_of(content: str) -> str:
    """Return what a decision keeps of what was shown; it stays when a name is erased from it."""
    return hashlib.sha256(content.encode()).hexdigest()
