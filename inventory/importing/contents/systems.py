"""Rows that are systems."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from inventory.errors import InvalidFieldsError
from inventory.importing.cells.amounts import parse_count
from inventory.importing.cells.unreadable import UnreadableCellError
from inventory.importing.contents.contract_ends import ContractEnds
from inventory.importing.contents.system_cells import read_system_cells
from inventory.importing.merged import merged_away
from inventory.importing.owners import Owners
from inventory.importing.reception import Content, Outcome, Reception
from inventory.importing.rows import Row
from inventory.importing.words import SYSTEM_HEADERS
from inventory.organisation.units import Unit
from inventory.swedish import name_key
from inventory.systems.editing.entry import Entry, load_entries
from inventory.systems.editing.fields import edit_entry, register_system
from inventory.systems.editing.using import add_use, edit_use
from inventory.systems.system import System
from inventory.visibility import visible_systems

Key = tuple[Any, ...]
LINKS = {"parent_system": "parent", "replaced_by": "replaced_by"}


class Systems(Content):
    """Takes in systems; recognised by Samsyn's id, the source's id, or name and owner."""

    headers = SYSTEM_HEADERS
    required = frozenset({"name"})

    def __init__(self, reception: Reception) -> None:
        self._reception = reception
        self._catalogue = reception.catalogue
        self._owners = Owners(reception)
        self._contracts = ContractEnds(reception.catalogue)
        session = reception.catalogue.session
        systems = session.scalars(select(System).where(visible_systems(reception.actor))).all()
        self._entries = load_entries(session, systems)
        self._known: dict[Key, Entry] = {}
        self._same_name: dict[str, list[System]] = {}
        for entry in self._entries.values():
            self._know(entry)
        self._merged: dict[Key, Entry] = {
            key: entry
            for system, entry in merged_away(session, self._entries)
            for key in _keys(system)
        }
        self._lines: dict[UUID, int] = {}
        self._linked: list[tuple[Row, Entry]] = []

    def take(self, row: Row) -> Outcome:
        if not row.cells.get("name"):
            raise self._reception.reject(row, "name", "Systemet saknar namn.")
        owner = self._owners.find(row, "owner_unit", "unit")
        if self._was_merged(row, owner):
            return Outcome.UNCHANGED
        return self._take(row, owner)

    def _take(self, row: Row, owner: Unit | None) -> Outcome:
        entry = self._recognise(row, owner)
        self._refuse_twice(row, entry)
        self._reception.read(row, "samsyn_id", _own_uuid)
        fields = read_system_cells(self._reception, row)
        self._check_external_id(row, entry, fields)
        if owner is not None:
            fields["owner_unit"] = owner.id
        outcome = Outcome.UNCHANGED
        if entry is None:
            self._warn_of_same_name(row)
            entry = register_system(self._catalogue, fields, self._own_id(row))
            self._know(entry)
            self._lines[entry.system.id] = row.line
            outcome = Outcome.CREATED
        elif edit_entry(self._catalogue, entry, fields):
            outcome = Outcome.UPDATED
        changed = self._take_what_hangs_on(row, entry, owner)
        if outcome is Outcome.CREATED:
            entry.system.version = 1
        elif changed:
            outcome = Outcome.UPDATED
        if any(row.cells.get(field) for field in LINKS):
            self._linked.append((row, entry))
        return outcome

    def finish(self) -> None:
        self._catalogue.session.flush()
        for row, entry in self._linked:
            for field, link in LINKS.items():
                if row.cells.get(field):
                    self._link(row, entry, field, link)

    def _recognise(self, row: Row, owner: Unit | None) -> Entry | None:
        """Return the entry that the row is about, if the register has it."""
        external_id = row.cells.get("external_id") or None
        own_id = _uuid(row.cells.get("samsyn_id", ""))
        for key in (("id", own_id), ("external", external_id)):
            if entry := self._known.get(key):
                return entry
        entry = self._known.get(("name", row.cells["name"], owner.id if owner else None))
        if entry is None or (external_id and entry.system.external_id):
            return None  # two ids in the source are two systems, whatever they are called
        if own_id and entry.system.id in self._lines:
            return None  # so are two of our own
        return entry

    def _was_merged(self, row: Row, owner: Unit | None) -> bool:
        """Return whether the row is about an entry that is part of another now; say of which."""
        for key in _keys_of_row(row, owner):
            if key in self._known:
                return False
            if into := self._merged.get(key):
                why = f"Systemet har slagits ihop med ”{into.system.name}”. Raden läses inte."
                self._reception.warn(row, "name", why)
                return True
        return False

    def _refuse_twice(self, row: Row, entry: Entry | None) -> None:
        first = self._lines.setdefault(entry.system.id, row.line) if entry else row.line
        if first != row.line:
            why = f"Samma system står redan på rad {first}. Ta bort den ena raden."
            raise self._reception.reject(row, "name", why)

    def _check_external_id(self, row: Row, entry: Entry | None, fields: dict[str, Any]) -> None:
        external_id = fields.get("external_id")
        key = ("external", external_id)
        holder = (self._known.get(key) or self._merged.get(key)) if external_id else None
        if holder is not None and holder is not entry:
            why = f"Id:t hör redan till ”{holder.system.name}”."
            raise self._reception.reject(row, "external_id", why)

    def _own_id(self, row: Row) -> UUID | None:
        """Return the id that our own export gave the entry: in another register it keeps it."""
        own_id = _uuid(row.cells.get("samsyn_id", ""))
        taken = own_id and self._catalogue.session.get(System, own_id)
        return None if taken else own_id

    def _take_what_hangs_on(self, row: Row, entry: Entry, owner: Unit | None) -> bool:
        version = entry.system.version
        users = self._reception.read(row, "users", parse_count)
        if users is not None and owner is not None:
            mine = next((use for use in entry.uses if use.unit_id == owner.id), None)
            if mine is None:
                add_use(self._catalogue, entry, {"unit": owner.id, "users": users})
            else:
                edit_use(self._catalogue, entry, mine, {"users": users})
        ended = self._contracts.take(self._reception, row, entry)
        return ended or entry.system.version != version

    def _know(self, entry: Entry) -> None:
        system = entry.system
        self._known |= dict.fromkeys(_keys(system), entry)
        self._same_name.setdefault(name_key(system.name), []).append(system)

    def _warn_of_same_name(self, row: Row) -> None:
        if self._same_name.get(name_key(row.cells["name"])):
            why = (
                "Det finns redan ett system med det namnet. Är det samma system? Lägg då till en "
                "användning i stället, eller slå ihop dem."
            )
            self._reception.warn(row, "name", why)

    def _link(self, row: Row, entry: Entry, field: str, link: str) -> None:
        named = self._same_name.get(name_key(row.cells[field]), [])
        if len(named) != 1:
            self._reception.warn(row, field, "Det finns inget sådant system, eller flera.")
            return
        try:
            edit_entry(self._catalogue, entry, {link: named[0].id})
        except InvalidFieldsError as error:
            self._reception.warn(row, field, error.errors[0][1])


def _keys(system: System) -> list[Key]:
    """Return what a row can name a system by."""
    keys: list[Key] = [("id", system.id), ("name", system.name, system.owner_unit_id)]
    return keys + ([("external", system.external_id)] if system.external_id else [])


def _keys_of_row(row: Row, owner: Unit | None) -> list[Key]:
    """Return what a row names its system by; its name counts where the source has no id for it."""
    own_id, external_id = _uuid(row.cells.get("samsyn_id", "")), row.cells.get("external_id")
    named: Key = ("name", row.cells["name"], owner.id if owner else None)
    return ([("id", own_id)] if own_id else []) + [
        ("external", external_id) if external_id else named
    ]


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _own_uuid(text: str) -> UUID:
    if (own_id := _uuid(text)) is None:
        raise UnreadableCellError("Det är inget id från Samsyn.")
    return own_id
