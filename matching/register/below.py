"""What hangs on systems: other names, what people said, contracts, uses."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, or_, select, true
from sqlmodel import col

from inventory.agreements.contracts import Contract, ContractShare
from inventory.exemptions.exemption import Exemption, lets_system_stay
from inventory.organisation.units import Unit
from inventory.systems.functions import SystemFunction
from inventory.systems.sheets import InformationClass
from inventory.systems.system import SystemAlias
from inventory.systems.uses import SystemUse, UsedFunction
from matching.register.entries import Named, Use

LEVELS = ("confidentiality", "integrity", "availability", "traceability")

BySystem = Mapping[UUID, list[Any]]


class Below:
    """What hangs on some systems, or on all; six selects."""

    def __init__(self, connection: Connection, today: date, ids: Collection[UUID] | None) -> None:
        self._connection = connection
        self._ids = ids
        self.aliases = self._read(SystemAlias.system_id, SystemAlias.alias)
        self.said = self._read(
            SystemFunction.system_id, SystemFunction.function_code, SystemFunction.finding
        )
        self.levels = self._read(
            InformationClass.system_id, *(getattr(InformationClass, name) for name in LEVELS)
        )
        stays = and_(col(Exemption.until) >= today, lets_system_stay())
        self.exempted = self._read(Exemption.system_id, Exemption.function_code, where=stays)
        self.contracts = self._contracts(today)
        self.uses = self._uses(today)

    def _read(
        self, system_id: Any, *columns: Any, where: ColumnElement[bool] | None = None
    ) -> BySystem:
        asked: Any = select(system_id, *columns).where(among(system_id, self._ids))
        return _by_system(self._connection.execute(asked if where is None else asked.where(where)))

    def _contracts(self, today: date) -> BySystem:
        asked: Any = (
            select(col(ContractShare.system_id), col(Contract.ends_on))
            .join(Contract, col(Contract.id) == col(ContractShare.contract_id))
            .where(among(ContractShare.system_id, self._ids), col(Contract.ends_on) >= today)
        )
        return _by_system(self._connection.execute(asked))

    def _uses(self, today: date) -> BySystem:
        asked_of: Any = (
            select(col(UsedFunction.use_id), col(UsedFunction.function_code))
            .join(SystemUse, col(SystemUse.id) == col(UsedFunction.use_id))
            .where(among(SystemUse.system_id, self._ids))
        )
        codes = _by_system(self._connection.execute(asked_of))
        asked: Any = (
            select(
                col(SystemUse.system_id),
                *(getattr(SystemUse, name) for name in ("id", "users", "fit", "local_name")),
                col(Unit.id).label("unit_id"),
                col(Unit.name).label("unit_name"),
            )
            .join(Unit, col(Unit.id) == col(SystemUse.unit_id))
            .where(
                among(SystemUse.system_id, self._ids),
                or_(col(SystemUse.ends_on).is_(None), col(SystemUse.ends_on) >= today),
            )
            .order_by(col(Unit.sort_key), col(SystemUse.id))
        )
        uses: defaultdict[UUID, list[Any]] = defaultdict(list)
        for row in self._connection.execute(asked):
            used_for = tuple(sorted(code for (code,) in codes.get(row.id, ())))
            uses[row.system_id].append(
                Use(
                    Named(row.unit_id, row.unit_name),
                    used_for,
                    row.users,
                    row.fit,
                    row.local_name or "",
                )
            )
        return uses


def among(column: Any, ids: Collection[UUID] | None) -> ColumnElement[bool]:
    """Return the condition that a column holds one of the ids; None: any."""
    return true() if ids is None else col(column).in_(ids)


def _by_system(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    found: defaultdict[UUID, list[Any]] = defaultdict(list)
    for row_id, *values in rows:
        found[row_id].append(tuple(values))
    return found
