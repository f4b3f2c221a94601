"""Which departments units belong to."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from inventory.organisation.units import Unit, UnitKind

BELOW = frozenset({UnitKind.SECTOR, UnitKind.UNIT})
OVER = frozenset({UnitKind.MUNICIPALITY, UnitKind.BOARD, UnitKind.COMPANY})


class Departments:
    """The department that each unit belongs to; read once for all."""

    def __init__(self, connection: Connection) -> None:
        rows = connection.execute(select(col(Unit.id), col(Unit.parent_id), col(Unit.kind)))
        self._units = {unit_id: (parent_id, kind) for unit_id, parent_id, kind in rows}

    def of(self, units: Iterable[UUID]) -> frozenset[UUID]:
        """Return the departments of some units."""
        return frozenset(self._of(unit_id) for unit_id in units if unit_id in self._units)

    def _of(self, unit_id: UUID) -> UUID:
        while (above := self._above(unit_id)) is not None:
            unit_id = above
        return unit_id

    def _above(self, unit_id: UUID) -> UUID | None:
        """Return the unit above, if that is still within a department."""
        parent_id, kind = self._units[unit_id]
        if kind not in BELOW or parent_id is None:
            return None
        is_top = self._units[parent_id][0] is None
        return None if is_top or self._units[parent_id][1] in OVER else parent_id
