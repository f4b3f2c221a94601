"""Rows that say which unit uses which system."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from inventory.importing.cells.amounts import parse_amount, parse_count
from inventory.importing.cells.dates import parse_date
from inventory.importing.cells.unreadable import UnreadableCellError
from inventory.importing.contents.system_cells import read_codes
from inventory.importing.reception import Content, Outcome, Reception
from inventory.importing.recognising.named import AllNamed, Named
from inventory.importing.recognising.owners import Owners
from inventory.importing.tables.rows import Row
from inventory.importing.words.columns import USE_HEADERS
from inventory.swedish import name_key
from inventory.systems.editing.entry import Entry, find_entries
from inventory.systems.editing.using import add_use, edit_use


def _fit(text: str) -> int:
    fit = parse_count(text)
    if not 1 <= fit <= 5:
        raise UnreadableCellError("Hur väl systemet passar anges från 1 till 5.")
    return fit


PARSED: dict[str, Callable[[str], Any]] = {
    "users": parse_count,
    "starts_on": parse_date,
    "ends_on": parse_date,
    "fit": _fit,
    "annual_cost": lambda text: parse_amount(text).sek,
}
TEXTS = ("local_name", "source", "note")


class Uses(Content):
    """Takes in uses; one is recognised by its system, unit and local name."""

    headers = USE_HEADERS
    required = frozenset({"system", "unit"})

    def __init__(self, reception: Reception) -> None:
        self._reception = reception
        self._catalogue = reception.catalogue
        self._owners = Owners(reception)
        session = reception.catalogue.session
        known = AllNamed(session, reception.actor)
        self._by_ref: dict[str, list[UUID]] = {}
        for system in known.seen:
            for ref in _refs(system):
                self._by_ref.setdefault(ref, []).append(system.id)
        for gone, into in known.merged_away():
            for ref in _refs(gone):
                self._by_ref.setdefault(ref, [into.id])
        named = {system_id for row in reception.table.rows for system_id in self._named_by(row)}
        self._entries = find_entries(session, named)
        self._lines: dict[UUID, int] = {}

    def take(self, row: Row) -> Outcome:
        entry = self._system(row)
        unit = self._owners.find(row, "unit")
        if unit is None:
            raise self._reception.reject(row, "unit", "Enheten saknas.")
        fields = self._fields(row)
        local_name = fields.get("local_name")
        known = [
            use for use in entry.uses if (use.unit_id, use.local_name) == (unit.id, local_name)
        ]
        version = entry.system.version
        if known:
            use = known[0]
            first = self._lines.setdefault(use.id, row.line)
            if first != row.line:
                why = f"Samma användning står redan på rad {first}. Ta bort den ena raden."
                raise self._reception.reject(row, "unit", why)
            self._refuse_disorder(row, use.starts_on, use.ends_on, fields)
            edit_use(self._catalogue, entry, use, fields)
            return Outcome.UNCHANGED if entry.system.version == version else Outcome.UPDATED
        self._refuse_disorder(row, None, None, fields)
        use = add_use(self._catalogue, entry, {"unit": unit.id} | fields)
        self._lines[use.id] = row.line
        return Outcome.CREATED

    def _refuse_disorder(
        self, row: Row, starts_on: date | None, ends_on: date | None, fields: dict[str, Any]
    ) -> None:
        starts_on, ends_on = fields.get("starts_on", starts_on), fields.get("ends_on", ends_on)
        if starts_on and ends_on and ends_on < starts_on:
            why = "Användningen kan inte sluta innan den börjar."
            raise self._reception.reject(row, "ends_on", why)

    def _named_by(self, row: Row) -> list[UUID]:
        return self._by_ref.get(name_key(row.cells.get("system", "")), [])

    def _system(self, row: Row) -> Entry:
        found = self._named_by(row)
        if len(found) == 1:
            return self._entries[found[0]]
        why = (
            "Flera system heter så. Skriv systemets id i stället."
            if found
            else "Systemet finns inte i registret. Lägg till det först, eller rätta namnet."
        )
        raise self._reception.reject(row, "system", why)

    def _fields(self, row: Row) -> dict[str, Any]:
        fields: dict[str, Any] = {name: row.cells[name] for name in TEXTS if row.cells.get(name)}
        for name, parse in PARSED.items():
            if (value := self._reception.read(row, name, parse)) is not None:
                fields[name] = value
        if codes := read_codes(self._reception, row, "functions"):
            fields["functions"] = codes
        return fields


def _refs(system: Named) -> set[str]:
    return {name_key(ref) for ref in (str(system.id), system.external_id, system.name) if ref}
