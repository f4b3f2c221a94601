"""Entering systems in the register and changing what it says about them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlmodel import col

from inventory.errors import SameNameError
from inventory.swedish import name_key, search_key, sort_key
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entry import Entry
from inventory.systems.editing.fields import change_field
from inventory.systems.system import System


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
        change_field(catalogue, entry, field, value)
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


def _refresh_keys(catalogue: Catalogue, entry: Entry) -> None:
    system = entry.system
    names = [system.name, *(alias.alias for alias in entry.aliases)]
    names += [use.local_name for use in entry.uses if use.local_name]
    searched = [*names, catalogue.vendor_name(system.vendor_id), system.purpose]
    entry.put(system, "name_key", name_key(system.name))
    entry.put(system, "sort_key", sort_key(system.name))
    entry.put(system, "search_text", search_key("\n".join(searched)))
