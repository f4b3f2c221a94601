"""What files can name the systems of the register by, those merged away among them."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from inventory.systems.system import System
from inventory.visibility import visible_systems
from record.actors import Actor


class Named(NamedTuple):
    """A system by what it is called, without all else that is known of it."""

    id: UUID
    name: str
    name_key: str
    external_id: str | None
    owner_unit_id: UUID | None
    merged_into_id: UUID | None
    seen: bool


class AllNamed:
    """Every system that there is: those that the importer sees, and those merged into them."""

    def __init__(self, session: Session, actor: Actor) -> None:
        columns = [getattr(System, name) for name in Named._fields if name != "seen"]
        rows = session.execute(
            select(*columns, visible_systems(actor)).order_by(col(System.created_at))
        )
        self._all: Mapping[UUID, Named] = {row[0]: Named(*row) for row in rows}
        self.seen: list[Named] = [system for system in self._all.values() if system.seen]

    def has(self, system_id: UUID) -> bool:
        """Return whether there is such a system at all."""
        return system_id in self._all

    def merged_away(self) -> Iterator[tuple[Named, Named]]:
        """Return each system that was merged away, with the one that it is part of now.

        Files go on naming it, and each name leads to what it is now.
        """
        for system in self._all.values():
            node = system
            while node.merged_into_id is not None:
                node = self._all[node.merged_into_id]
            if node is not system and node.seen:
                yield system, node
