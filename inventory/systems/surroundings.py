"""What hangs on systems, read for many at once: names, functions, uses, contracts, neighbours."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from inventory.agreements.contracts import Contract, ContractShare, last_day_of_notice
from inventory.organisation.units import Unit
from inventory.systems.functions import CommonSolution, Finding, SystemFunction
from inventory.systems.integrations import Integration
from inventory.systems.roles import SystemRole
from inventory.systems.system import System, SystemAlias
from inventory.systems.uses import SystemUse, UsedFunction
from inventory.vocabulary.functions import Function


def _lists() -> defaultdict[UUID, list[Any]]:
    return defaultdict(list)


@dataclass
class Below:
    """What was read, by system."""

    aliases: defaultdict[UUID, list[Any]] = field(default_factory=_lists)
    functions: defaultdict[UUID, list[Any]] = field(default_factory=_lists)
    not_functions: defaultdict[UUID, list[Any]] = field(default_factory=_lists)
    common_for: defaultdict[UUID, list[Any]] = field(default_factory=_lists)
    uses: defaultdict[UUID, list[Any]] = field(default_factory=_lists)
    contracts: defaultdict[UUID, list[Any]] = field(default_factory=_lists)
    integrations: defaultdict[UUID, list[Any]] = field(default_factory=_lists)
    roles: defaultdict[UUID, set[str]] = field(default_factory=lambda: defaultdict(set))

    def of(self, system_id: UUID) -> dict[str, list[Any]]:
        """Return what hangs on one system, under the names that an entry has for it."""
        return {
            "aliases": self.aliases[system_id],
            "functions": self.functions[system_id],
            "not_functions": self.not_functions[system_id],
            "common_for": self.common_for[system_id],
            "uses": self.uses[system_id],
            "contracts": self.contracts[system_id],
            "integrations": self.integrations[system_id],
        }


def read_below(connection: Connection, ids: Sequence[UUID], today: date) -> Below:
    """Return what hangs on the systems; seven selects."""
    below = Below()
    _read_aliases(connection, ids, below)
    _read_functions(connection, ids, below)
    _read_common_for(connection, ids, below)
    _read_uses(connection, ids, below)
    _read_contracts(connection, ids, below, today)
    _read_integrations(connection, ids, below)
    _read_roles(connection, ids, below)
    return below


def _read_aliases(connection: Connection, ids: Sequence[UUID], below: Below) -> None:
    rows = select(col(SystemAlias.system_id), col(SystemAlias.alias)).where(
        col(SystemAlias.system_id).in_(ids)
    )
    for system_id, alias in sorted(connection.execute(rows), key=lambda row: row[1]):
        below.aliases[system_id].append(alias)


def _read_functions(connection: Connection, ids: Sequence[UUID], below: Below) -> None:
    rows = (
        select(
            col(SystemFunction.system_id),
            col(SystemFunction.finding),
            col(Function.code),
            col(Function.label),
        )
        .join(Function, col(Function.code) == col(SystemFunction.function_code))
        .where(col(SystemFunction.system_id).in_(ids))
        .order_by(col(Function.sort_key), col(Function.code))
    )
    for system_id, finding, code, label in connection.execute(rows):
        said = below.functions if finding is Finding.IS else below.not_functions
        said[system_id].append({"code": code, "label": label})


def _read_common_for(connection: Connection, ids: Sequence[UUID], below: Below) -> None:
    rows = select(col(CommonSolution.system_id), col(CommonSolution.function_code)).where(
        col(CommonSolution.system_id).in_(ids)
    )
    for system_id, code in sorted(connection.execute(rows), key=lambda row: row[1]):
        below.common_for[system_id].append(code)


def _read_uses(connection: Connection, ids: Sequence[UUID], below: Below) -> None:
    rows: Any = (
        select(SystemUse.__table__, col(Unit.name).label("unit_name"))  # type: ignore[attr-defined]
        .join(Unit, col(Unit.id) == col(SystemUse.unit_id))
        .where(col(SystemUse.system_id).in_(ids))
        .order_by(col(Unit.sort_key), col(SystemUse.id))
    )
    used = _used_functions(connection, ids)
    for row in connection.execute(rows).mappings():
        below.uses[row["system_id"]].append(_use(row, used[row["id"]]))


def _used_functions(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    rows = (
        select(col(UsedFunction.use_id), col(UsedFunction.function_code))
        .join(SystemUse, col(SystemUse.id) == col(UsedFunction.use_id))
        .where(col(SystemUse.system_id).in_(ids))
        .order_by(col(UsedFunction.function_code))
    )
    used = _lists()
    for use_id, code in connection.execute(rows):
        used[use_id].append(code)
    return used


def _use(row: Any, functions: list[str]) -> dict[str, Any]:
    return {
        "id": row["id"],
        "unit": {"id": row["unit_id"], "name": row["unit_name"]},
        "local_name": row["local_name"],
        "users": row["users"],
        "functions": functions,
        "from": row["starts_on"],
        "until": row["ends_on"],
        "fit": row["fit"],
        "annual_cost": row["annual_cost"],
        "source": row["source"],
        "note": row["note"],
    }


def _read_contracts(connection: Connection, ids: Sequence[UUID], below: Below, today: date) -> None:
    names = ("id", "title", "agreement_number", "ends_on", "notice_months", "extension_months")
    rows: Any = (
        select(
            col(ContractShare.system_id),
            col(ContractShare.share),
            *(getattr(Contract, name) for name in names),
        )
        .join(Contract, col(Contract.id) == col(ContractShare.contract_id))
        .where(col(ContractShare.system_id).in_(ids))
        .order_by(col(Contract.ends_on), col(Contract.id))
    )
    for row in connection.execute(rows).mappings():
        terms = (row["ends_on"], row["notice_months"], row["extension_months"])
        contract = {name: row[name] for name in (*names, "share")}
        contract["last_day_of_notice"] = last_day_of_notice(*terms, today)
        below.contracts[row["system_id"]].append(contract)


def _read_integrations(connection: Connection, ids: Sequence[UUID], below: Below) -> None:
    giver, taker = aliased(System), aliased(System)
    rows: Any = (
        select(
            col(Integration.id),
            col(Integration.what),
            col(Integration.frequency),
            col(giver.id).label("from_id"),
            col(giver.name).label("from_name"),
            col(taker.id).label("to_id"),
            col(taker.name).label("to_name"),
        )
        .join(giver, col(giver.id) == col(Integration.from_system_id))
        .join(taker, col(taker.id) == col(Integration.to_system_id))
        .where(or_(col(giver.id).in_(ids), col(taker.id).in_(ids)))
        .order_by(col(taker.sort_key), col(Integration.id))
    )
    asked = set(ids)
    for row in connection.execute(rows).mappings():
        for end in asked & {row["from_id"], row["to_id"]}:
            below.integrations[end].append(_integration(row))


def _integration(row: Any) -> dict[str, Any]:
    return {
        "id": row["id"],
        "from": {"id": row["from_id"], "name": row["from_name"]},
        "to": {"id": row["to_id"], "name": row["to_name"]},
        "what": row["what"],
        "frequency": row["frequency"],
    }


def _read_roles(connection: Connection, ids: Iterable[UUID], below: Below) -> None:
    rows = select(col(SystemRole.system_id), col(SystemRole.kind)).where(
        col(SystemRole.system_id).in_(ids)
    )
    for system_id, kind in connection.execute(rows):
        below.roles[system_id].add(kind)
