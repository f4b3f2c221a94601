"""Whether anything since rests on what one transaction did."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, ForeignKey, select
from sqlalchemy.orm import aliased
from sqlmodel import SQLModel, col

from record.history.changes import Action, Change

Told = Mapping[Any, Any]
"""One entry of the history."""


class TouchedSinceError(Exception):
    """Something that the transaction did has been changed or built upon since."""

    def __init__(self, table: str, row_id: UUID) -> None:
        super().__init__(f"{table} {row_id}")
        self.table = table
        self.row_id = row_id


def refuse_if_touched_since(connection: Connection, transaction: UUID, but: frozenset[str]) -> None:
    """Refuse where a row that the transaction touched was touched again."""
    mine, later = aliased(Change), aliased(Change)
    touched = (
        select(col(later.object_type), col(later.object_id))
        .join(mine, col(mine.object_id) == col(later.object_id))
        .where(
            col(mine.transaction) == transaction,
            col(mine.object_type).not_in(but),
            col(later.sequence) > col(mine.sequence),
        )
    )
    for table, row_id in connection.execute(touched.limit(1)):
        raise TouchedSinceError(table, row_id)


def refuse_if_built_upon(connection: Connection, changes: Sequence[Told]) -> None:
    """Refuse where rows that the changes did not touch point at one that they created."""
    touched = {change["object_id"] for change in changes}
    created = {change["object_id"] for change in changes if change["action"] is Action.CREATED}
    tables = {change["object_type"] for change in changes if change["action"] is Action.CREATED}
    for key in _keys_to(tables):
        target = key.column.table.alias()
        column = key.parent
        pointing = select(column.table.c.id, target.c.id).join(
            target, column == target.c[key.column.key]
        )
        for row_id, to in connection.execute(pointing):
            if to in created and row_id not in touched:
                raise TouchedSinceError(key.column.table.name, to)


def _keys_to(tables: set[str]) -> Iterator[ForeignKey]:
    for table in SQLModel.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table.name in tables:
                yield key
