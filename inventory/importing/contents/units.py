"""Rows that are units of the organisation."""

from typing import Any

from sqlalchemy import select

from inventory.errors import InvalidFieldsError
from inventory.importing.reception import Content, Outcome, Reception
from inventory.importing.tables.rows import Row
from inventory.importing.words.columns import UNIT_HEADERS
from inventory.importing.words.values import UNIT_KINDS, read_word
from inventory.organisation.unit_names import UnitNames
from inventory.organisation.units import Unit, add_unit, move_unit, rename_unit

TEXTS = ("external_id", "source", "note")


class Units(Content):
    """Takes in units; one is recognised by its source's id, its slug, or name and parent."""

    headers = UNIT_HEADERS
    required = frozenset({"name"})

    def __init__(self, reception: Reception) -> None:
        self._reception = reception
        self._session = reception.catalogue.session
        self._units = list(self._session.scalars(select(Unit)))
        self._names = UnitNames(self._units)
        self._lines: dict[object, int] = {}

    def take(self, row: Row) -> Outcome:
        if not row.cells.get("name"):
            raise self._reception.reject(row, "name", "Enheten saknar namn.")
        parent = self._parent(row)
        unit = self._recognise(row, parent)
        if unit is None:
            self._add(row, parent)
            return Outcome.CREATED
        first = self._lines.setdefault(unit.id, row.line)
        if first != row.line:
            why = f"Samma enhet står redan på rad {first}. Ta bort den ena raden."
            raise self._reception.reject(row, "name", why)
        return self._change(row, unit, parent)

    def _parent(self, row: Row) -> Unit | None:
        ref = row.cells.get("parent", "")
        found = self._names.find([ref]) if ref else []
        if ref and len(found) != 1:
            why = "Överordnad enhet finns inte, eller flera heter så. Lägg den på en rad ovanför."
            raise self._reception.reject(row, "parent", why)
        return found[0] if found else None

    def _recognise(self, row: Row, parent: Unit | None) -> Unit | None:
        if unit := self._with("external_id", row):
            return unit
        own_id = row.cells.get("external_id")
        if unit := self._with("slug", row):
            if own_id and unit.external_id:
                why = "Kortnamnet hör redan till en annan enhet. Välj ett annat eller rätta id:t."
                raise self._reception.reject(row, "slug", why)
            return unit
        place = (row.cells["name"], parent.id if parent else None)
        named = [unit for unit in self._units if (unit.name, unit.parent_id) == place]
        # Two ids in the source are two units, whatever they are called.
        return next((unit for unit in named if not (own_id and unit.external_id)), None)

    def _with(self, field: str, row: Row) -> Unit | None:
        value = row.cells.get(field)
        same = (unit for unit in self._units if getattr(unit, field) == value)
        return next(same, None) if value else None

    def _add(self, row: Row, parent: Unit | None) -> None:
        slug = row.cells.get("slug", "")
        unit = Unit(name=row.cells["name"], slug=slug, parent_id=parent.id if parent else None)
        for name, value in self._fields(row).items():
            setattr(unit, name, value)
        add_unit(self._session, unit)
        self._session.flush()
        self._units.append(unit)
        self._names.add(unit)
        self._reception.catalogue.know_unit(unit.id)
        self._lines[unit.id] = row.line

    def _change(self, row: Row, unit: Unit, parent: Unit | None) -> Outcome:
        for name, value in self._fields(row).items():
            if getattr(unit, name) != value:
                setattr(unit, name, value)
        if unit.name != row.cells["name"]:
            rename_unit(unit, row.cells["name"])
        if parent is not None and unit.parent_id != parent.id:
            self._move(row, unit, parent)
        return Outcome.UPDATED if self._session.is_modified(unit) else Outcome.UNCHANGED

    def _move(self, row: Row, unit: Unit, parent: Unit) -> None:
        try:
            move_unit(self._session, unit, parent.id)
        except InvalidFieldsError as error:
            raise self._reception.reject(row, "parent", str(error.errors[0][1])) from error

    def _fields(self, row: Row) -> dict[str, Any]:
        fields: dict[str, Any] = {name: row.cells[name] for name in TEXTS if row.cells.get(name)}
        kind = self._reception.read(row, "kind", lambda text: read_word(UNIT_KINDS, text))
        return fields if kind is None else fields | {"kind": kind}
