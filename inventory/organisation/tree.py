"""The whole organisation in memory: what lies above a unit, its board, and its department."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from inventory.organisation.units import Unit, UnitKind

BELOW = frozenset({UnitKind.SECTOR, UnitKind.UNIT})
OVER = frozenset({UnitKind.MUNICIPALITY, UnitKind.BOARD, UnitKind.COMPANY})


class Node(NamedTuple):
    """A unit, and where it is."""

    id: UUID
    name: str
    kind: UnitKind
    parent_id: UUID | None

    def told(self) -> dict[str, Any]:
        """Return it as it is referred to."""
        return {"id": self.id, "name": self.name}


class UnitTree:
    """All units; read once, for one unit or for all."""

    def __init__(self, connection: Connection) -> None:
        rows = connection.execute(
            select(col(Unit.id), col(Unit.name), col(Unit.kind), col(Unit.parent_id))
        )
        self._units = {row[0]: Node(*row) for row in rows}

    def __getitem__(self, unit_id: UUID) -> Node:
        return self._units[unit_id]

    def __contains__(self, unit_id: UUID) -> bool:
        return unit_id in self._units

    def upwards(self, unit_id: UUID) -> Iterator[Node]:
        """Give a unit and all units above it."""
        above: UUID | None = unit_id
        while above is not None:
            unit = self._units[above]
            yield unit
            above = unit.parent_id

    def board_of(self, unit_id: UUID) -> Node | None:
        """Return the board that a unit lies under, or is."""
        boards = (unit for unit in self.upwards(unit_id) if unit.kind is UnitKind.BOARD)
        return next(boards, None)

    def departments(self, units: Iterable[UUID]) -> frozenset[UUID]:
        """Return the departments that units belong to."""
        return frozenset(self._department(unit_id) for unit_id in units if unit_id in self)

    def _department(self, unit_id: UUID) -> UUID:
        while (above := self._above(unit_id)) is not None:
            unit_id = above
        return unit_id

    def _above(self, unit_id: UUID) -> UUID | None:
        """Return the unit above, if that is still within a department."""
        unit = self._units[unit_id]
        if unit.kind not in BELOW or unit.parent_id is None:
            return None
        parent = self._units[unit.parent_id]
        return None if parent.parent_id is None or parent.kind in OVER else parent.id
