"""Rows that are systems."""

from typing import Any
from uuid import UUID

from inventory.errors import InvalidFieldsError
from inventory.importing.cells.amounts import parse_count
from inventory.importing.cells.unreadable import UnreadableCellError
from inventory.importing.contents.contract_ends import ContractEnds
from inventory.importing.contents.system_cells import read_system_cells
from inventory.importing.reception import Content, Outcome, Reception
from inventory.importing.recognising.owners import Owners
from inventory.importing.recognising.recognised import Recognised
from inventory.importing.tables.rows import Row
from inventory.importing.words.columns import SYSTEM_HEADERS
from inventory.organisation.units import Unit
from inventory.systems.editing.entering import edit_entry, register_system
from inventory.systems.editing.entry import Entry, find_entries
from inventory.systems.editing.using import add_use, edit_use
from record.ids import as_uuid

LINKS = {"parent_system": "parent", "replaced_by": "replaced_by"}


class Systems(Content):
    """Takes in systems; recognised by Samsyn's id, the source's id, or name and owner."""

    headers = SYSTEM_HEADERS
    required = frozenset({"name"})

    def __init__(self, reception: Reception) -> None:
        self._reception = reception
        self._catalogue = reception.catalogue
        self._owners = Owners(reception)
        self._contracts = ContractEnds(reception)
        self._known = Recognised(reception)
        self._lines: dict[UUID, int] = {}
        self._linked: list[tuple[Row, UUID]] = []

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
            self._known.know(entry)
            self._lines[entry.system.id] = row.line
            self._reception.entered[entry.system.id] = row
            outcome = Outcome.CREATED
        elif edit_entry(self._catalogue, entry, fields):
            outcome = Outcome.UPDATED
        changed = self._take_what_hangs_on(row, entry, owner)
        if outcome is Outcome.CREATED:
            entry.system.version = 1
        elif changed:
            outcome = Outcome.UPDATED
        if any(row.cells.get(field) for field in LINKS):
            self._linked.append((row, entry.system.id))
        return outcome

    def finish(self) -> None:
        """Link systems to others, any of which may have come in with this very file."""
        if not self._linked:
            return
        links = [
            (row, system_id, field, self._known.called(row.cells[field]))
            for row, system_id in self._linked
            for field in LINKS
            if row.cells.get(field)
        ]
        self._catalogue.session.flush()
        named = {named for _, system_id, _, found in links for named in (system_id, *found)}
        entries = find_entries(self._catalogue.session, named)
        for row, system_id, field, found in links:
            self._link(row, entries[system_id], field, found)

    def _recognise(self, row: Row, owner: Unit | None) -> Entry | None:
        """Return the entry that the row is about, if the register has it."""
        if entry := self._known.by_id(row):
            return entry
        entry = self._known.by_name(row, owner)
        if entry is None or (row.cells.get("external_id") and entry.system.external_id):
            return None  # two ids in the source are two systems, whatever they are called
        if entry.system.id in self._lines and as_uuid(row.cells.get("samsyn_id", "")):
            return None  # so are two of our own
        return entry

    def _was_merged(self, row: Row, owner: Unit | None) -> bool:
        """Return whether the row is about an entry that is part of another now; say of which."""
        into = self._known.merged_with(row, owner)
        if into is not None:
            why = f"Systemet har slagits ihop med ”{into.name}”. Raden läses inte."
            self._reception.warn(row, "name", why)
        return into is not None

    def _refuse_twice(self, row: Row, entry: Entry | None) -> None:
        first = self._lines.setdefault(entry.system.id, row.line) if entry else row.line
        if first != row.line:
            why = f"Samma system står redan på rad {first}. Ta bort den ena raden."
            raise self._reception.reject(row, "name", why)

    def _check_external_id(self, row: Row, entry: Entry | None, fields: dict[str, Any]) -> None:
        external_id = fields.get("external_id")
        holder = self._known.holder_of(external_id) if external_id else None
        if holder is not None and (entry is None or holder.id != entry.system.id):
            why = f"Id:t hör redan till ”{holder.name}”."
            raise self._reception.reject(row, "external_id", why)

    def _own_id(self, row: Row) -> UUID | None:
        """Return the id that our own export gave the entry: in another register it keeps it."""
        own_id = as_uuid(row.cells.get("samsyn_id", ""))
        return None if own_id is None or self._known.is_taken(own_id) else own_id

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

    def _warn_of_same_name(self, row: Row) -> None:
        if self._known.called(row.cells["name"]):
            why = (
                "Det finns redan ett system med det namnet. Är det samma system? Lägg då till en "
                "användning i stället, eller slå ihop dem."
            )
            self._reception.warn(row, "name", why)

    def _link(self, row: Row, entry: Entry, field: str, named: list[UUID]) -> None:
        if len(named) != 1:
            self._reception.warn(row, field, "Det finns inget sådant system, eller flera.")
            return
        try:
            edit_entry(self._catalogue, entry, {LINKS[field]: named[0]})
        except InvalidFieldsError as error:
            self._reception.warn(row, field, error.errors[0][1])


def _own_uuid(text: str) -> UUID:
    if (own_id := as_uuid(text)) is None:
        raise UnreadableCellError("Det är inget id från Samsyn.")
    return own_id
