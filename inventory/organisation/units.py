"""The tree of units: municipality, boards, departments, sectors, units, companies."""

from collections.abc import Container
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, Select, select
from sqlmodel import Field, Session, col

from inventory.errors import NotFoundError, invalid
from inventory.swedish import slug_of, sort_key
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
