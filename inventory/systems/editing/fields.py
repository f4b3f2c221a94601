"""Changing one field of an entry."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from inventory.errors import invalid
from inventory.hidden.acting import seen_system
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entry import Entry
from inventory.systems.editing.hiding import set_confidential
from inventory.systems.editing.serving import set_functions
from inventory.systems.functions import CommonSolution
from inventory.systems.sheets import SHEETS, sheet_fields
from inventory.systems.system import SystemAlias

PLAIN_FIELDS = frozenset(
    {"name", "kind", "purpose", "status", "functions_stated", "annual_cost"}
    | {"introduced_on", "planned_retirement_on", "retired_on", "source", "note"}
)
"""Fields whose value is kept as it is given."""


def change_field(catalogue: Catalogue, entry: Entry, field: str, value: Any) -> None:
    """Change one field of an entry."""
    if field in PLAIN_FIELDS:
        entry.put(entry.system, field, value)
    elif field in SHEETS:
        _set_sheet(entry, field, value)
    else:
        SETTERS[field](catalogue, entry, value)


def _set_external_id(catalogue: Catalogue, entry: Entry, value: str | None) -> None:
    if value is not None and value != entry.system.external_id:
        catalogue.take_external_id(value)
    entry.put(entry.system, "external_id", value)


def _set_vendor(catalogue: Catalogue, entry: Entry, name: str | None) -> None:
    vendor_id = catalogue.vendor_id(name, confidential=entry.system.confidential)
    entry.put(entry.system, "vendor_id", vendor_id)


def _set_owner_unit(catalogue: Catalogue, entry: Entry, unit_id: UUID | None) -> None:
    owner = None if unit_id is None else catalogue.known_unit(unit_id, "#/owner_unit")
    entry.put(entry.system, "owner_unit_id", owner)


def _set_parent(catalogue: Catalogue, entry: Entry, value: UUID | None) -> None:
    entry.put(entry.system, "parent_id", _another(catalogue, entry, value, "parent"))


def _set_successor(catalogue: Catalogue, entry: Entry, value: UUID | None) -> None:
    entry.put(entry.system, "replaced_by_id", _another(catalogue, entry, value, "replaced_by"))


def _set_aliases(_catalogue: Catalogue, entry: Entry, wanted: list[str]) -> None:
    for alias in list(entry.aliases):
        if alias.alias not in wanted:
            entry.drop(entry.aliases, alias)
    known = {alias.alias for alias in entry.aliases}
    for name in dict.fromkeys(wanted):
        if name not in known:
            entry.add(entry.aliases, SystemAlias(system_id=entry.system.id, alias=name))


def _set_common_for(catalogue: Catalogue, entry: Entry, wanted: list[str]) -> None:
    codes = catalogue.codes(wanted, "#/common_for")
    for common in list(entry.commons):
        if common.function_code not in codes:
            entry.drop(entry.commons, common)
    known = {common.function_code for common in entry.commons}
    for code in codes:
        if code not in known:
            row = CommonSolution(system_id=entry.system.id, function_code=code)
            entry.add(entry.commons, row)


def _set_sheet(entry: Entry, name: str, values: Mapping[str, Any] | None) -> None:
    sheet = entry.sheets.get(name)
    if values is None:
        if sheet is not None:
            entry.drop([sheet], entry.sheets.pop(name))
        return
    if sheet is None:
        if all(value is None for value in values.values()):
            return
        sheet = entry.sheets[name] = entry.add([], SHEETS[name](system_id=entry.system.id))
    for field, value in values.items():
        entry.put(sheet, field, value)
    if all(getattr(sheet, field) is None for field in sheet_fields(SHEETS[name])):
        entry.drop([sheet], entry.sheets.pop(name))


def _another(catalogue: Catalogue, entry: Entry, system_id: UUID | None, field: str) -> UUID | None:
    above, passed = system_id, set[UUID]()
    while above is not None and above not in passed:
        if above == entry.system.id:
            why = "Ett system kan inte höra till eller ersättas av sig självt."
            raise invalid(f"#/{field}", why)
        other = seen_system(catalogue.session, above)
        if other is None and not passed:
            raise invalid(f"#/{field}", "Det finns inget system med det id:t.")
        passed.add(above)
        # The way ends for the caller where it leads on to what they may not see.
        above = None if other is None else getattr(other, f"{field}_id")
    return system_id


SETTERS: Mapping[str, Callable[[Catalogue, Entry, Any], None]] = {
    "confidential": set_confidential,
    "external_id": _set_external_id,
    "aliases": _set_aliases,
    "vendor": _set_vendor,
    "owner_unit": _set_owner_unit,
    "parent": _set_parent,
    "replaced_by": _set_successor,
    "functions": set_functions,
    "common_for": _set_common_for,
}
"""Fields that take more than keeping a value."""
