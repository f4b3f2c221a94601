"""Finding the unit that a row names, by name, path, slug or id; making it where that is asked."""

from sqlalchemy import select
from sqlmodel import Session

from inventory.importing.reception import Reception
from inventory.importing.tables.rows import Row
from inventory.organisation.unit_names import UnitNames
from inventory.organisation.units import Unit, UnitKind, add_unit

ROOT_NAME = "Kommunen"


class Owners:
    """The units of the organisation, as files name them."""

    def __init__(self, reception: Reception) -> None:
        self._reception = reception
        self._session: Session = reception.catalogue.session
        units = self._session.scalars(select(Unit)).all()
        self._names = UnitNames(units)
        self._roots = [unit for unit in units if unit.parent_id is None]

    def find(self, row: Row, *fields: str) -> Unit | None:
        """Return the unit that the cells name together, if they name one; reject a strange one."""
        path = [step for field in fields for step in steps(row.cells.get(field, ""))]
        if not path:
            return None
        field = next(field for field in fields if row.cells.get(field))
        found = self._names.find(path)
        if len(found) == 1:
            return found[0]
        if found:
            why = "Det finns flera enheter med det namnet. Skriv hela vägen: Förvaltning / Enhet."
            raise self._reception.reject(row, field, why)
        if not self._reception.create_units:
            why = (
                "Enheten finns inte i organisationen. Lägg upp den, rätta namnet, eller importera "
                "med ”skapa enheter”."
            )
            raise self._reception.reject(row, field, why)
        return self._create(path)

    def _create(self, path: list[str]) -> Unit:
        above = self._root()
        for depth in range(1, len(path) + 1):
            found = self._names.find(path[:depth])
            if len(found) == 1:
                above = found[0]
                continue
            kind = UnitKind.DEPARTMENT if depth == 1 else UnitKind.UNIT
            unit = add_unit(
                self._session, Unit(name=path[depth - 1], slug="", kind=kind, parent_id=above.id)
            )
            above = self._known(unit)
        return above

    def _root(self) -> Unit:
        if not self._roots:
            root = Unit(name=ROOT_NAME, slug="", kind=UnitKind.MUNICIPALITY)
            self._roots.append(self._known(add_unit(self._session, root)))
        return self._roots[0]

    def _known(self, unit: Unit) -> Unit:
        # Flushed at once: the next unit's slug is looked for among those in the database.
        self._session.flush()
        self._names.add(unit)
        self._reception.catalogue.know_unit(unit.id)
        return unit


def steps(path: str) -> list[str]:
    """Return the steps of a path such as `Sektor / Enhet`."""
    return [step for step in (part.strip() for part in path.split(" / ")) if step]
