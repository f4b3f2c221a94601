"""What the cells of a row say of a system."""

from collections.abc import Callable, Mapping
from typing import Any

from inventory.importing.cells.amounts import parse_amount
from inventory.importing.cells.choices import parse_yes_no
from inventory.importing.cells.dates import parse_date
from inventory.importing.cells.information_class import parse_information_class
from inventory.importing.cells.several import read_list
from inventory.importing.reception import Reception
from inventory.importing.tables.rows import Row
from inventory.importing.words.values import (
    CRITICALITIES,
    HOSTINGS,
    KINDS,
    PERSONAL_DATA,
    STATUSES,
    read_word,
)
from inventory.systems.system import SystemStatus
from inventory.visibility import visibility_of

Parse = Callable[[str], Any]

TEXTS = ("external_id", "name", "vendor", "purpose", "source", "note")
PARSED: dict[str, Parse] = {
    "aliases": read_list,
    "functions_stated": read_list,
    "kind": lambda text: read_word(KINDS, text),
    "status": lambda text: read_word(STATUSES, text),
    "introduced_on": parse_date,
    "planned_retirement_on": parse_date,
    "retired_on": parse_date,
}
OPERATION: dict[str, Parse] = {
    "hosting": lambda text: read_word(HOSTINGS, text),
    "country": str,
    "sign_in": str,
    "criticality": lambda text: read_word(CRITICALITIES, text),
}
CODES = {"function_codes": "functions", "common_for": "common_for"}


def read_system_cells(reception: Reception, row: Row) -> dict[str, Any]:
    """Return what the row says; an empty cell says nothing, and so changes nothing."""
    fields: dict[str, Any] = {name: row.cells[name] for name in TEXTS if row.cells.get(name)}
    fields |= _read(reception, row, PARSED)
    fields |= _activity(reception, row, fields)
    fields |= _cost(reception, row)
    for name, field in CODES.items():
        if codes := read_codes(reception, row, name):
            fields[field] = codes
    return fields | _sheets(reception, row) | _secrecy(reception, row)


def _secrecy(reception: Reception, row: Row) -> dict[str, Any]:
    """Return whether the row marks its system; who would not see it then may not mark it."""
    marked = reception.read(row, "confidential", parse_yes_no)
    if marked is None:
        return {}
    if not visibility_of(reception.actor).hides_nothing:
        why = "Bara den som ser alla sekretessmarkerade system kan läsa in en sådan markering."
        raise reception.reject(row, "confidential", why)
    return {"confidential": marked}


def _read(reception: Reception, row: Row, parsers: Mapping[str, Parse]) -> dict[str, Any]:
    read = {name: reception.read(row, name, parsers[name]) for name in row.cells if name in parsers}
    return {name: value for name, value in read.items() if value is not None}


def _activity(reception: Reception, row: Row, fields: dict[str, Any]) -> dict[str, Any]:
    active = reception.read(row, "active", parse_yes_no)
    if active is None or "status" in fields:
        return {}
    return {"status": SystemStatus.IN_USE if active else SystemStatus.RETIRED}


def _cost(reception: Reception, row: Row) -> dict[str, Any]:
    amount = reception.read(row, "annual_cost", parse_amount)
    if amount is None:
        return {}
    if amount.rounded:
        reception.warn(row, "annual_cost", f"Beloppet avrundades till {amount.sek} kr.")
    return {"annual_cost": amount.sek}


def read_codes(reception: Reception, row: Row, field: str) -> list[str]:
    """Return the function codes of a cell; one that the vocabulary lacks is left out, and named."""
    if not row.cells.get(field):
        return []
    wanted = read_list(row.cells[field])
    known = [code for code in wanted if reception.catalogue.has_code(code)]
    for code in wanted:
        if code not in known:
            why = f"Det finns ingen funktion med koden ”{code}”. Koden läses inte."
            reception.warn(row, field, why)
    return known


def _sheets(reception: Reception, row: Row) -> dict[str, Any]:
    sheets: dict[str, Any] = {}
    level = reception.read(row, "information_class", parse_information_class)
    if level is not None:
        aspects = ("confidentiality", "integrity", "availability", "traceability")
        stated = {name: getattr(level, name) for name in aspects}
        sheets["information_class"] = {name: n for name, n in stated.items() if n is not None}
    if operation := _read(reception, row, OPERATION):
        sheets["operation"] = operation
    kind = reception.read(row, "personal_data", lambda text: read_word(PERSONAL_DATA, text))
    if kind is not None:
        sheets["personal_data"] = {"kind": kind}
    return sheets
