"""The register as a table that people can take with them, and import again unchanged."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from inventory.importing.words import (
    CRITICALITIES,
    HOSTINGS,
    KINDS,
    PERSONAL_DATA,
    STATUSES,
    SYSTEM_HEADERS,
    export_header,
    export_word,
)

Cell = str | int | None

FIELDS = (
    *("samsyn_id", "external_id", "name", "aliases", "kind", "vendor", "parent_system", "purpose"),
    *("status", "owner_unit", "function_codes", "functions_stated", "common_for", "annual_cost"),
    *("information_class", "contract_end", "hosting", "country", "sign_in", "criticality"),
    *("personal_data", "introduced_on", "planned_retirement_on", "retired_on", "replaced_by"),
    *("source", "note"),
)
"""What is exported, and can be imported."""


def export_headers() -> list[str]:
    """Return the headers of an export."""
    return [export_header(SYSTEM_HEADERS, field) for field in FIELDS]


def export_rows(
    cards: Iterable[Mapping[str, Any]], unit_paths: Mapping[Any, str]
) -> list[Sequence[Cell]]:
    """Return the cells of systems, in the order of the headers."""
    return [[_cell(field, card, unit_paths) for field in FIELDS] for card in cards]


def _cell(field: str, card: Mapping[str, Any], unit_paths: Mapping[Any, str]) -> Cell:
    match field:
        case "samsyn_id":
            return str(card["id"])
        case "owner_unit":
            return unit_paths[card["owner_unit"]["id"]] if card["owner_unit"] else None
        case "parent_system" | "replaced_by":
            named = card["parent" if field == "parent_system" else field]
            return named["name"] if named else None
        case "aliases" | "functions_stated" | "common_for":
            return "; ".join(card[field]) or None
        case "function_codes":
            return "; ".join(function["code"] for function in card["functions"]) or None
        case "information_class":
            return _class(card["information_class"])
        case "contract_end":
            ends = [contract["ends_on"] for contract in card["contracts"] if contract["ends_on"]]
            return min(ends).isoformat() if ends else None
    return _word_or_plain(field, card)


def _word_or_plain(field: str, card: Mapping[str, Any]) -> Cell:
    operation = card["operation"] or {}
    match field:
        case "kind":
            return export_word(KINDS, card["kind"])
        case "status":
            return export_word(STATUSES, card["status"])
        case "hosting" if operation.get("hosting"):
            return export_word(HOSTINGS, operation["hosting"])
        case "criticality" if operation.get("criticality"):
            return export_word(CRITICALITIES, operation["criticality"])
        case "personal_data":
            kind = (card["personal_data"] or {}).get("kind")
            return export_word(PERSONAL_DATA, kind) if kind else None
        case "hosting" | "criticality" | "country" | "sign_in":
            return operation.get(field) or None
        case "introduced_on" | "planned_retirement_on" | "retired_on":
            return card[field].isoformat() if card[field] else None
    value: Cell = card[field]
    return value


def _class(levels: Mapping[str, Any] | None) -> str | None:
    letters = {
        "confidentiality": "K",
        "integrity": "R",
        "availability": "T",
        "traceability": "S",
    }
    stated = [
        f"{letter}{levels[name]}"
        for name, letter in letters.items()
        if levels and levels[name] is not None
    ]
    return " ".join(stated) or None
