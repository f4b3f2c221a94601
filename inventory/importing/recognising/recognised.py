"""Recognising the systems that rows are about: by Samsyn's id, the source's, or name and owner."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from inventory.importing.reception import Reception
from inventory.importing.recognising.named import AllNamed, Named
from inventory.importing.tables.rows import Row
from inventory.organisation.units import Unit
from inventory.swedish import name_key
from inventory.systems.editing.entry import Entry, find_entries
from inventory.systems.system import System
from record.ids import as_uuid

Key = tuple[Any, ...]


class Recognised:
    """The systems that there are, by what rows name them; entries only of those named."""

    def __init__(self, reception: Reception) -> None:
        session = reception.catalogue.session
        self._all = AllNamed(session, reception.actor)
        self._ids: dict[Key, UUID] = {}
        self._by_name: dict[str, list[UUID]] = {}
        for system in self._all.seen:
            self._keep(system, system.name_key)
        self._merged = {key: into for gone, into in self._all.merged_away() for key in _keys(gone)}
        named = _named_by(reception.table.rows, self._all.seen)
        self._entries = find_entries(session, named)

    def know(self, entry: Entry) -> None:
        """Take note of an entry that a row has made."""
        self._entries[entry.system.id] = entry
        self._keep(entry.system, name_key(entry.system.name))

    def by_id(self, row: Row) -> Entry | None:
        """Return the entry that the row names by Samsyn's id or the source's."""
        for key in _ids_of(row):
            if key in self._ids:
                return self._entries[self._ids[key]]
        return None

    def by_name(self, row: Row, owner: Unit | None) -> Entry | None:
        """Return the entry of that name and owner."""
        named = self._ids.get(_name_of(row, owner))
        return None if named is None else self._entries[named]

    def merged_with(self, row: Row, owner: Unit | None) -> Named | None:
        """Return the system that the row's is part of now, if it was merged away.

        Its name counts where the source has no id for it.
        """
        keys = list(_ids_of(row))
        if not row.cells.get("external_id"):
            keys.append(_name_of(row, owner))
        for key in keys:
            if key in self._ids:
                return None
            if into := self._merged.get(key):
                return into
        return None

    def holder_of(self, external_id: str) -> System | Named | None:
        """Return the system that has an id in the source already."""
        key = ("external", external_id)
        held = self._ids.get(key)
        return self._merged.get(key) if held is None else self._entries[held].system

    def is_taken(self, system_id: UUID) -> bool:
        """Return whether an id of ours is some system's, seen or not."""
        return system_id in self._entries or self._all.has(system_id)

    def called(self, name: str) -> list[UUID]:
        """Return the systems that are called so."""
        return self._by_name.get(name_key(name), [])

    def _keep(self, system: System | Named, key: str) -> None:
        self._ids |= dict.fromkeys(_keys(system), system.id)
        self._by_name.setdefault(key, []).append(system.id)


def _keys(system: System | Named) -> list[Key]:
    """Return what a row can name a system by."""
    keys: list[Key] = [("id", system.id), ("name", system.name, system.owner_unit_id)]
    return keys + ([("external", system.external_id)] if system.external_id else [])


def _ids_of(row: Row) -> Iterable[Key]:
    if own_id := as_uuid(row.cells.get("samsyn_id", "")):
        yield "id", own_id
    if external_id := row.cells.get("external_id"):
        yield "external", external_id


def _name_of(row: Row, owner: Unit | None) -> Key:
    return "name", row.cells["name"], owner.id if owner else None


def _named_by(rows: Iterable[Row], systems: Iterable[Named]) -> list[UUID]:
    """Return the systems that the rows could be about; the owner is not looked at yet."""
    said = {(field, text) for row in rows for field, text in row.cells.items() if field in NAMING}
    ids = {as_uuid(text) for field, text in said if field == "samsyn_id"}
    return [
        system.id
        for system in systems
        if system.id in ids
        or ("name", system.name) in said
        or ("external_id", system.external_id) in said
    ]


NAMING = frozenset({"samsyn_id", "external_id", "name"})
