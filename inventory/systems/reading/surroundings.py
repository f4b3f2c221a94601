"""What hangs on systems, read for many at once: names, functions, uses, contracts, neighbours."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, or_, select
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

# The selects are made once: making one costs more than running it.
IDS: Any = bindparam("ids", expanding=True)
CONTRACT = ("id", "title", "agreement_number", "ends_on", "notice_months", "extension_months")
GIVER, TAKER = aliased(System), aliased(System)

ALIASES = select(col(SystemAlias.system_id), col(SystemAlias.alias)).where(
    col(SystemAlias.system_id).in_(IDS)
)
FUNCTIONS = (
    select(
        col(SystemFunction.system_id),
        col(SystemFunction.finding),
        col(Function.code),
        col(Function.label),
    )
    .join(Function, col(Function.code) == col(SystemFunction.function_code))
    .where(col(SystemFunction.system_id).in_(IDS))
    .order_by(col(Function.sort_key), col(Function.code))
)
COMMON_FOR = select(col(CommonSolution.system_id), col(CommonSolution.function_code)).where(
    col(CommonSolution.system_id).in_(IDS)
)
USES: Any = (
    select(SystemUse.__table__, col(Unit.name).label("unit_name"))  # type: ignore[attr-defined]
    .join(Unit, col(Unit.id) == col(SystemUse.unit_id))
    .where(col(SystemUse.system_id).in_(IDS))
    .order_by(col(Unit.sort_key), col(SystemUse.id))
)
USED_FUNCTIONS = (
    select(col(UsedFunction.use_id), col(UsedFunction.function_code))
    .join(SystemUse, col(SystemUse.id) == col(UsedFunction.use_id))
    .where(col(SystemUse.system_id).in_(IDS))
)
CONTRACTS: Any = (
    select(
        col(ContractShare.system_id),
        col(ContractShare.share),
        *(getattr(Contract, name) for name in CONTRACT),
    )
    .join(Contract, col(Contract.id) == col(ContractShare.contract_id))
    .where(col(ContractShare.system_id).in_(IDS))
    .order_by(col(Contract.ends_on), col(Contract.id))
)
INTEGRATIONS: Any = (
    select(
        col(Integration.id),
        col(Integration.what),
        col(Integration.frequency),
        col(GIVER.id).label("from_id"),
        col(GIVER.name).label("from_name"),
        col(TAKER.id).label("to_id"),
        col(TAKER.name).label("to_name"),
    )
    .join(GIVER, col(GIVER.id) == col(Integration.from_system_id))
    .join(TAKER, col(TAKER.id) == col(Integration.to_system_id))
    .where(or_(col(Integration.from_system_id).in_(IDS), col(Integration.to_system_id).in_(IDS)))
    .order_by(col(TAKER.sort_key), col(Integration.id))
)
ROLES = select(col(SystemRole.system_id), col(SystemRole.kind)).where(
    col(SystemRole.system_id).in_(IDS)
)


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
    for system_id, alias in connection.execute(ALIASES, {"ids": ids}):
        below.aliases[system_id].append(alias)
    for aliases in below.aliases.values():
        aliases.sort()


def _read_functions(connection: Connection, ids: Sequence[UUID], below: Below) -> None:
    for system_id, finding, code, label in connection.execute(FUNCTIONS, {"ids": ids}):
        said = below.functions if finding is Finding.IS else below.not_functions
        said[system_id].append({"code": code, "label": label})


def _read_common_for(connection: Connection, ids: Sequence[UUID], below: Below) -> None:
    for system_id, code in connection.execute(COMMON_FOR, {"ids": ids}):
        below.common_for[system_id].append(code)
    for codes in below.common_for.values():
        codes.sort()


def _read_uses(connection: Connection, ids: Sequence[UUID], below: Below) -> None:
    used = _lists()
    for use_id, code in connection.execute(USED_FUNCTIONS, {"ids": ids}):
        used[use_id].append(code)
    for row in connection.execute(USES, {"ids": ids}).mappings():
        below.uses[row["system_id"]].append(_use(row, sorted(used[row["id"]])))


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
    for row in connection.execute(CONTRACTS, {"ids": ids}).mappings():
        terms = (row["ends_on"], row["notice_months"], row["extension_months"])
        contract = {name: row[name] for name in (*CONTRACT, "share")}
        contract["last_day_of_notice"] = last_day_of_notice(*terms, today)
        below.contracts[row["system_id"]].append(contract)


def _read_integrations(connection: Connection, ids: Sequence[UUID], below: Below) -> None:
    asked = set(ids)
    for row in connection.execute(INTEGRATIONS, {"ids": ids}).mappings():
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


def _read_roles(connection: Connection, ids: Sequence[UUID], below: Below) -> None:
    for system_id, kind in connection.execute(ROLES, {"ids": ids}):
        below.roles[system_id].add(kind)
