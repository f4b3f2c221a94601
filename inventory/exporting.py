"""The register as a table that people can take with them, and import again unchanged."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from inventory.importing.cells.several import write_list
from inventory.importing.words.columns import SYSTEM_HEADERS, export_header
from inventory.importing.words.values import (
    CRITICALITIES,
    HOSTINGS,
    KINDS,
    PERSONAL_DATA,
    STATUSES,
    export_word,
)

Cell = str | int | None
Card = Mapping[str, Any]
UnitPaths = Mapping[Any, str]

LEVELS = {"confidentiality": "K", "integrity": "R", "availability": "T", "traceability": "S"}


def export_headers(untold: Collection[str] = ()) -> list[str]:
    """Return the headers of an export, but for those fields that are not told."""
    return [export_header(SYSTEM_HEADERS, field) for field in CELLS if field not in untold]


def export_rows(
    cards: Sequence[Card], unit_paths: UnitPaths, untold: Collection[str] = ()
) -> list[Sequence[Cell]]:
    """Return the cells of systems, in the order of the headers."""
    cells = [(field, cell) for field, cell in CELLS.items() if field not in untold]
    owners = (card["owner_unit"] for card in cards)
    paths = [unit_paths[owner["id"]] if owner else None for owner in owners]
    return [
        [path if field == "owner_unit" else cell(card) for field, cell in cells]
        for card, path in zip(cards, paths, strict=True)
    ]


def _plain(field: str) -> Callable[[Card], Cell]:
    return lambda card: card[field]


def _day(field: str) -> Callable[[Card], Cell]:
    return lambda card: card[field].isoformat() if card[field] else None


def _list(field: str) -> Callable[[Card], Cell]:
    return lambda card: write_list(card[field]) or None


def _named(field: str) -> Callable[[Card], Cell]:
    return lambda card: card[field]["name"] if card[field] else None


def _of_sheet(sheet: str, field: str) -> Callable[[Card], Cell]:
    return lambda card: (card[sheet] or {}).get(field) or None


def _word(table: Mapping[Any, str], cell: Callable[[Card], Any]) -> Callable[[Card], Cell]:
    return lambda card: export_word(table, value) if (value := cell(card)) else None


def _codes(card: Card) -> Cell:
    return "; ".join(function["code"] for function in card["functions"]) or None


def _class(card: Card) -> Cell:
    levels = card["information_class"] or {}
    stated = [(letter, levels.get(name)) for name, letter in LEVELS.items()]
    return " ".join(f"{letter}{level}" for letter, level in stated if level is not None) or None


def _contract_end(card: Card) -> Cell:
    ends = [contract["ends_on"] for contract in card["contracts"] if contract["ends_on"]]
    return min(ends).isoformat() if ends else None


CELLS: Mapping[str, Callable[[Card], Cell]] = {
    "samsyn_id": lambda card: str(card["id"]),
    "external_id": _plain("external_id"),
    "name": _plain("name"),
    "aliases": _list("aliases"),
    "kind": _word(KINDS, _plain("kind")),
    "vendor": _plain("vendor"),
    "parent_system": _named("parent"),
    "purpose": _plain("purpose"),
    "status": _word(STATUSES, _plain("status")),
    "owner_unit": _named("owner_unit"),
    "function_codes": _codes,
    "functions_stated": _list("functions_stated"),
    "common_for": _list("common_for"),
    "annual_cost": _plain("annual_cost"),
    "information_class": _class,
    "contract_end": _contract_end,
    "hosting": _word(HOSTINGS, _of_sheet("operation", "hosting")),
    "country": _of_sheet("operation", "country"),
    "sign_in": _of_sheet("operation", "sign_in"),
    "criticality": _word(CRITICALITIES, _of_sheet("operation", "criticality")),
    "personal_data": _word(PERSONAL_DATA, _of_sheet("personal_data", "kind")),
    "introduced_on": _day("introduced_on"),
    "planned_retirement_on": _day("planned_retirement_on"),
    "retired_on": _day("retired_on"),
    "replaced_by": _named("replaced_by"),
    "confidential": lambda card: "ja" if card["confidential"] else None,
    "source": _plain("source"),
    "note": _plain("note"),
}
"""What is exported, and can be imported."""
