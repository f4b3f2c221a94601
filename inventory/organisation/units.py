"""The tree of units: municipality, boards, departments, sectors, units, companies."""

from collections.abc import Container, Iterable
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, Select, select
from sqlmodel import Field, Session, col

from inventory.errors import NotFoundError, invalid
from inventory.swedish import name_key, slug_of, sort_key
from record.columns import SortKey, derived, reference, word
from record.row import Row


class UnitKind(StrEnum):
    """What a node of the organisation is."""

    MUNICIPALITY = "municipality"
    BOARD = "board"
    DEPARTMENT = "department"
    SECTOR = "sector"
    UNIT = "unit"
    COMPANY = "company"


class Unit(Row, table=True):
    """A node of the organisation. Several roots mean several municipalities."""

    __in_sample__ = True

    slug: str = Field(unique=True)
    name: str
    kind: UnitKind = word(UnitKind, default=UnitKind.UNIT)
    parent_id: UUID | None = reference("unit.id", default=None)
    external_id: str | None = Field(default=None, unique=True)
    source: str | None = None
    note: str | None = None
    closed: bool = False
    sort_key: str = derived(default="", sa_type=SortKey, index=True)


def add_unit(session: Session, unit: Unit) -> Unit:
    """Give a new unit its slug and its place in the alphabet."""
    unit.slug = unit.slug or _free_slug(session, unit.name)
    unit.sort_key = sort_key(unit.name)
    session.add(unit)
    return unit


def rename_unit(unit: Unit, name: str) -> None:
    """Change the name; the slug stays, so that addresses do."""
    unit.name = name
    unit.sort_key = sort_key(name)


def move_unit(session: Session, unit: Unit, parent_id: UUID | None) -> None:
    """Put a unit below another one, which must not lie below the unit itself."""
    if parent_id is not None:
        if session.get(Unit, parent_id) is None:
            raise invalid("#/parent", "Det finns ingen enhet med det id:t.")
        if parent_id in set(session.scalars(subtree(unit.id))):
            raise invalid("#/parent", "En enhet kan inte ligga under sig själv.")
    unit.parent_id = parent_id


def subtree(*roots: UUID | ScalarSelect[UUID]) -> Select[UUID]:
    """Return the ids of units and of all that lies below them."""
    below = select(col(Unit.id)).where(col(Unit.id).in_(roots)).cte(recursive=True)
    children = select(col(Unit.id)).join(below, col(Unit.parent_id) == below.c.id)
    return select(below.union_all(children).c.id)


def get_unit(session: Session, ref: UUID | str) -> Unit:
    """Return a unit by id or slug."""
    found = session.scalars(select(Unit).where(_named(ref))).one_or_none()
    if found is None:
        raise NotFoundError("unit", ref)
    return found


def _named(ref: UUID | str) -> ColumnElement[bool]:
    return col(Unit.id) == ref if isinstance(ref, UUID) else col(Unit.slug) == ref


def _free_slug(session: Session, name: str) -> str:
    wanted = slug_of(name)
    taken = set(session.scalars(select(col(Unit.slug)).where(col(Unit.slug).startswith(wanted))))
    return first_free(wanted, taken)


def first_free(wanted: str, taken: Container[str]) -> str:
    """Return the wanted slug, or the first of its numbered forms that is free."""
    candidate, number = wanted, 1
    while candidate in taken:
        number += 1
        candidate = f"{wanted}-{number}"
    return candidate


class UnitNames:
    """Finds units by what people call them: id, slug, name, or a path such as `A / B`."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units: dict[UUID, Unit] = {}
        self._by_name: dict[str, list[Unit]] = {}
        for unit in units:
            self.add(unit)

    def add(self, unit: Unit) -> None:
        """Know a unit, by all that it is called."""
        self._units[unit.id] = unit
        for known_as in {name_key(unit.name), unit.slug, str(unit.id)}:
            self._by_name.setdefault(known_as, []).append(unit)

    def find(self, path: Iterable[str]) -> list[Unit]:
        """Return the units that a path could mean; its steps may skip levels.

        One that the path leads to without skipping any goes before those further down.
        """
        *above, name = [name_key(step) for step in path]
        found = [unit for unit in self._by_name.get(name, []) if self._lies_below(unit, above)]
        return [unit for unit in found if self._lies_right_below(unit, above)] or found

    def path_of(self, unit: Unit) -> str:
        """Return the shortest path that means this unit alone."""
        steps, node = [unit.name], unit
        while [found.id for found in self.find(steps)] != [unit.id] and node.parent_id is not None:
            node = self._units[node.parent_id]
            steps.insert(0, node.name)
        return " / ".join(steps)

    def paths(self) -> dict[UUID, str]:
        """Return the shortest path that means each unit alone."""
        return {unit.id: self.path_of(unit) for unit in self._units.values()}

    def _lies_below(self, unit: Unit, above: list[str]) -> bool:
        node = unit
        for step in reversed(above):
            while True:
                if node.parent_id is None:
                    return False
                node = self._units[node.parent_id]
                if step in (name_key(node.name), node.slug):
                    break
        return True

    def _lies_right_below(self, unit: Unit, above: list[str]) -> bool:
        node = unit
        for step in reversed(above):
            if node.parent_id is None:
                return False
            node = self._units[node.parent_id]
            if step not in (name_key(node.name), node.slug):
                return False
        return True
