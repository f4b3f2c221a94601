"""Everything that points at systems, found in the metadata, and what it does at a merge."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, UniqueConstraint
from sqlmodel import SQLModel

from inventory.errors import CannotMergeError
from record.columns import OnMerge
from record.row import Row


@dataclass(frozen=True)
class Reference:
    """A column somewhere that points at systems, and what it does when one is merged."""

    table: type[Row]
    column: str
    on_merge: OnMerge

    @property
    def may_be_empty(self) -> bool:
        """Return whether a row can do without it."""
        return bool(_columns(self.table)[self.column].nullable)

    @property
    def unique_sets(self) -> list[tuple[str, ...]]:
        """Return the sets of columns, this one among them, in which no two rows may agree."""
        sets = [self.table.__same_when__]
        if _columns(self.table)[self.column].unique:
            sets.append((self.column,))
        sets += [
            tuple(column.key for column in constraint.columns)
            for constraint in self.table.__table__.constraints  # type: ignore[attr-defined]
            if isinstance(constraint, UniqueConstraint)
        ]
        return [names for names in sets if self.column in names]


def references_to_systems() -> Iterator[Reference]:
    """Walk all tables, those of other packages too, and return every reference to a system."""
    for mapper in SQLModel._sa_registry.mappers:
        for column in mapper.columns:
            if any(key.target_fullname == "system.id" for key in column.foreign_keys):
                yield _reference(mapper.class_, column)


def _reference(table: type[Row], column: Column[Any]) -> Reference:
    on_merge = column.info.get("on_merge")
    if on_merge is None:
        raise CannotMergeError(
            f"Ingen har sagt vad {table.__name__}.{column.key} gör vid hopslagning."
        )
    return Reference(table, column.key, on_merge)


def _columns(table: type[Row]) -> Any:
    return table.__table__.columns  # type: ignore[attr-defined]
