"""Entering systems in the register and changing what it says about them."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlmodel import col

from inventory.errors import SameNameError, invalid
from inventory.hidden.acting import seen_system
from inventory.swedish import name_key, search_key, sort_key
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entry import Entry
from inventory.systems.editing.hiding import set_confidential
from inventory.systems.editing.serving import set_functions
from inventory.systems.functions import CommonSolution
from inventory.systems.sheets import SHEETS, sheet_fields
from inventory.systems.system import System, SystemAlias

PLAIN_FIELDS = frozenset(
    {"name", "kind", "purpose", "status", "functions_stated", "annual_cost"}
    | {"introduced_on", "planned_retirement_on", "retired_on", "source", "note"}
)
"""Fields whose value is kept as it is given."""


def register_system(
    catalogue: Catalogue, fields: Mapping[str, Any], system_id: UUID | None = None
) -> Entry:
    """Enter a new system; `fields` says what is known of it, and that must hold its name."""
    name = fields["name"]
    system = System(name=name, slug=catalogue.take_slug(name))
    system.id = system_id or system.id
    entry = Entry(catalogue.session, system, changed=True, renamed=True)
    catalogue.session.add(entry.system)
    edit_entry(catalogue, entry, fields)
    entry.system.version = 1
    return entry


def edit_entry(catalogue: Catalogue, entry: Entry, fields: Mapping[str, Any]) -> bool:
    """Change what is named in `fields` and nothing else; return whether anything changed."""
    # Whether it is hidden first: what is hidden has vendors of its own.
    for field, value in sorted(fields.items(), key=lambda item: item[0] != "confidential"):
        _change(catalogue, entry, field, value)
    return settle(catalogue, entry)


def settle(catalogue: Catalogue, entry: Entry) -> bool:
    """Bring keys and version up to date after changes; return whether there were any."""
    if changed := entry.changed:
        if entry.renamed:
            _refresh_keys(catalogue, entry)
        entry.system.version += 1
        entry.changed = entry.renamed = False
    return changed


def name_anew(catalogue: Catalogue, entry: Entry) -> None:
    """Bring keys and version up to date after something changed past the entry."""
    entry.changed = entry.renamed = True
    settle(catalogue, entry)


def refuse_same_name(catalogue: Catalogue, name: str, among: ColumnElement[bool]) -> None:
    """Refuse a name that a system which the caller may see already has."""
    same = select(col(System.id)).where(col(System.name_key) == name_key(name), among)
    existing = catalogue.session.scalars(same.order_by(col(System.created_at))).first()
    if existing is not None:
        raise SameNameError(name, existing)


def _change(catalogue: Catalogue, entry: Entry, field: str, value: Any) -> None:
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


def _refresh_keys(catalogue: Catalogue, entry: Entry) -> None:
    system = entry.system
    names = [system.name, *(alias.alias for alias in entry.aliases)]
    names += [use.local_name for use in entry.uses if use.local_name]
    searched = [*names, catalogue.vendor_name(system.vendor_id), system.purpose]
    entry.put(system, "name_key", name_key(system.name))
    entry.put(system, "sort_key", sort_key(system.name))
    entry.put(system, "search_text", search_key("\n".join(searched)))


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
