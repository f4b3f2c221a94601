"""Two entries that are one product become one: what follows, seen beforehand, then done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Column, UniqueConstraint, select
from sqlmodel import Session, SQLModel, col

from inventory.errors import CannotMergeError
from inventory.systems.catalogue import Catalogue
from inventory.systems.editing import settle
from inventory.systems.entry import load_entry
from inventory.systems.system import System, SystemAlias
from record.row import OnMerge, Row

LEFT_ALONE = frozenset({("system", "merged_into_id")})
"""Entries that were merged into this one go on saying so; the way is followed when asked for."""


@dataclass(frozen=True)
class Reference:
    """A column somewhere that points at systems, and what it does when one is merged."""

    table: type[Row]
    column: str
    on_merge: OnMerge


@dataclass
class Consequence:
    """What happens to the rows behind one reference."""

    what: str
    field: str
    moved: int = 0
    dropped: int = 0


def references_to_systems() -> Iterator[Reference]:
    """Walk all tables, those of other packages too, and return every reference to a system."""
    for mapper in SQLModel._sa_registry.mappers:
        for column in mapper.columns:
            if any(key.target_fullname == "system.id" for key in column.foreign_keys):
                yield _reference(mapper.class_, column)


def merge_into(catalogue: Catalogue, source: System, target: System) -> list[Consequence]:
    """Let everything that points at the source point at the target; the source says where."""
    if source.id == target.id:
        raise CannotMergeError("Ett system kan inte slås ihop med sig självt.")
    if target.merged_into_id is not None:
        raise CannotMergeError("Målet har självt slagits ihop med ett annat system.")
    session = catalogue.session
    consequences = [
        consequence
        for reference in references_to_systems()
        if (consequence := _follow(session, reference, source, target)) is not None
    ]
    session.flush()
    _take_over_names(catalogue, source, target)
    source.merged_into_id = target.id
    source.version += 1
    session.flush()
    return consequences


def _reference(table: type[Row], column: Column[Any]) -> Reference:
    on_merge = column.info.get("on_merge")
    if on_merge is None:
        raise CannotMergeError(
            f"Ingen har sagt vad {table.__name__}.{column.key} gör vid hopslagning."
        )
    return Reference(table, column.key, on_merge)


def _follow(
    session: Session, reference: Reference, source: System, target: System
) -> Consequence | None:
    name = str(reference.table.__tablename__)
    if (name, reference.column) in LEFT_ALONE or reference.on_merge == "stay":
        return None
    rows = _pointing_at(session, reference, source.id)
    if not rows:
        return None
    consequence = Consequence(name, reference.column)
    for row in rows:
        if _would_repeat(session, reference, row, target.id):
            session.delete(row)
            consequence.dropped += 1
        else:
            setattr(row, reference.column, target.id)
            consequence.moved += 1
        session.flush()
    return consequence


def _pointing_at(session: Session, reference: Reference, system_id: UUID) -> Sequence[Row]:
    column = getattr(reference.table, reference.column)
    found = select(reference.table).where(column == system_id).order_by(col(reference.table.id))
    return session.scalars(found).all()


def _would_repeat(session: Session, reference: Reference, row: Row, target_id: UUID) -> bool:
    """Return whether the target already has such a row, or the row would point at itself."""
    if isinstance(row, System):
        return False
    return any(
        _has_equal(session, reference, row, target_id, columns)
        for columns in _unique_together(reference)
    )


def _unique_together(reference: Reference) -> Iterator[list[str]]:
    table = reference.table.__table__  # type: ignore[attr-defined]
    if table.columns[reference.column].unique:
        yield [reference.column]
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            names = [column.key for column in constraint.columns]
            if reference.column in names:
                yield names


def _has_equal(
    session: Session, reference: Reference, row: Row, target_id: UUID, columns: list[str]
) -> bool:
    wanted = {name: getattr(row, name) for name in columns} | {reference.column: target_id}
    same = [getattr(reference.table, name) == value for name, value in wanted.items()]
    return session.scalars(select(col(reference.table.id)).where(*same)).first() is not None


def _take_over_names(catalogue: Catalogue, source: System, target: System) -> None:
    entry = load_entry(catalogue.session, target)
    known = {target.name, *(alias.alias for alias in entry.aliases)}
    if source.name not in known:
        entry.add(entry.aliases, SystemAlias(system_id=target.id, alias=source.name))
    for field in ("vendor_id", "purpose", "owner_unit_id", "annual_cost"):
        if getattr(target, field) in (None, "") and getattr(source, field) not in (None, ""):
            entry.put(target, field, getattr(source, field))
    for field in ("parent_id", "replaced_by_id"):
        if getattr(target, field) == target.id:
            entry.put(target, field, None)
    entry.changed = True
    settle(catalogue, entry)
