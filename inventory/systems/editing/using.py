"""Saying which units use a system, and for what."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from inventory.errors import NotFoundError, invalid
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entering import settle
from inventory.systems.editing.entry import Entry
from inventory.systems.uses import SystemUse, UsedFunction


def add_use(catalogue: Catalogue, entry: Entry, fields: Mapping[str, Any]) -> SystemUse:
    """Say that a unit uses the system."""
    unit_id = catalogue.known_unit(fields["unit"], "#/unit")
    use = entry.add(entry.uses, SystemUse(system_id=entry.system.id, unit_id=unit_id))
    edit_use(catalogue, entry, use, fields)
    return use


def edit_use(catalogue: Catalogue, entry: Entry, use: SystemUse, fields: Mapping[str, Any]) -> None:
    """Change what is said of a unit's use, and nothing else."""
    for field, value in fields.items():
        if field == "unit":
            entry.put(use, "unit_id", catalogue.known_unit(value, "#/unit"))
        elif field == "functions":
            _use_for(catalogue, entry, use, value)
        else:
            entry.put(use, field, value)
    if use.starts_on and use.ends_on and use.ends_on < use.starts_on:
        raise invalid("#/until", "Användningen kan inte sluta innan den börjar.")
    settle(catalogue, entry)


def remove_use(catalogue: Catalogue, entry: Entry, use: SystemUse) -> None:
    """Take a unit's use away."""
    for used in [used for used in entry.used_functions if used.use_id == use.id]:
        entry.drop(entry.used_functions, used)
    entry.drop(entry.uses, use)
    settle(catalogue, entry)


def find_use(entry: Entry, use_id: UUID) -> SystemUse:
    """Return one of the system's uses."""
    for use in entry.uses:
        if use.id == use_id:
            return use
    raise NotFoundError("use", use_id)


def _use_for(catalogue: Catalogue, entry: Entry, use: SystemUse, wanted: Iterable[str]) -> None:
    codes = catalogue.codes(wanted, "#/functions")
    mine = [used for used in entry.used_functions if used.use_id == use.id]
    for used in mine:
        if used.function_code not in codes:
            entry.drop(entry.used_functions, used)
    for code in set(codes) - {used.function_code for used in mine}:
        entry.add(entry.used_functions, UsedFunction(use_id=use.id, function_code=code))
