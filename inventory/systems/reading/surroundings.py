"""What hangs on systems, read for many at once: names, functions, uses, contracts, neighbours."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, select, union_all
from sqlalchemy.orm import aliased
from sqlmodel import col

from inventory.agreements.contracts import Contract, ContractShare, last_day_of_notice
from inventory.organisation.units import Unit
from inventory.systems.functions import Finding, SystemFunction
from inventory.systems.integrations import Integration
from inventory.systems.roles import SystemRole
from inventory.systems.system import System, SystemAlias
from inventory.systems.uses import SystemUse, UsedFunction
from inventory.vocabulary.functions import Function
from record.driver.belonging import AmongAsked, Belonging

CONTRACT = ("id", "title", "agreement_number", "ends_on", "notice_months", "extension_months")
USE = ("local_name", "users", "starts_on", "ends_on", "fit", "annual_cost", "source", "note")
GIVER, TAKER = aliased(System), aliased(System)
GIVES, TAKES = col(Integration.from_system_id), col(Integration.to_system_id)

ALIASES = Belonging(
    select(col(SystemAlias.system_id), col(SystemAlias.alias)).where(
        AmongAsked(SystemAlias.system_id)
    )
)
FUNCTIONS = Belonging(
    select(
        col(SystemFunction.system_id),
        col(SystemFunction.finding),
        col(Function.code),
        col(Function.label),
    )
    .join(Function, col(Function.code) == col(SystemFunction.function_code))
    .where(AmongAsked(SystemFunction.system_id))
    .order_by(col(Function.sort_key), col(Function.code))
)
USES = Belonging(
    select(
        *(col(SystemUse.system_id), col(SystemUse.id), col(Unit.id), col(Unit.name)),
        *(getattr(SystemUse, name) for name in USE),
    )
    .join(Unit, col(Unit.id) == col(SystemUse.unit_id))
    .where(AmongAsked(SystemUse.system_id))
    .order_by(col(Unit.sort_key), col(SystemUse.id))
)
USED_FUNCTIONS = Belonging(
    select(col(SystemUse.system_id), col(UsedFunction.use_id), col(UsedFunction.function_code))
    .join(SystemUse, col(SystemUse.id) == col(UsedFunction.use_id))
    .where(AmongAsked(SystemUse.system_id))
)
CONTRACTS = Belonging(
    select(
        *(col(ContractShare.system_id), col(ContractShare.share)),
        *(getattr(Contract, name) for name in CONTRACT),
    )
    .join(Contract, col(Contract.id) == col(ContractShare.contract_id))
    .where(AmongAsked(ContractShare.system_id))
    .order_by(col(Contract.ends_on), col(Contract.id))
)
ENDS = union_all(
    select(GIVES.label("system_id"), col(Integration.id)).where(AmongAsked(GIVES)),
    select(TAKES, col(Integration.id)).where(AmongAsked(TAKES), TAKES != GIVES),
).subquery()
INTEGRATIONS = Belonging(
    select(
        ENDS.c.system_id,
        *(col(Integration.id), col(Integration.what), col(Integration.frequency)),
        *(col(GIVER.id), col(GIVER.name), col(TAKER.id), col(TAKER.name)),
    )
    .join(Integration, col(Integration.id) == ENDS.c.id)
    .join(GIVER, col(GIVER.id) == GIVES)
    .join(TAKER, col(TAKER.id) == TAKES)
    .order_by(col(TAKER.sort_key), col(Integration.id))
)
ROLES = Belonging(
    select(col(SystemRole.system_id), col(SystemRole.kind)).where(AmongAsked(SystemRole.system_id))
)


def _lists() -> defaultdict[Any, list[Any]]:
    return defaultdict(list)


@dataclass
class Below:
    """What was read, by the system's key."""

    aliases: defaultdict[Any, list[Any]] = field(default_factory=_lists)
    functions: defaultdict[Any, list[Any]] = field(default_factory=_lists)
    not_functions: defaultdict[Any, list[Any]] = field(default_factory=_lists)
    uses: defaultdict[Any, list[Any]] = field(default_factory=_lists)
    contracts: defaultdict[Any, list[Any]] = field(default_factory=_lists)
    integrations: defaultdict[Any, list[Any]] = field(default_factory=_lists)
    roles: defaultdict[Any, list[Any]] = field(default_factory=_lists)

    def of(self, key: Any) -> dict[str, list[Any]]:
        """Return what hangs on one system, under the names that an entry has for it."""
        return {
            "aliases": self.aliases[key],
            "functions": self.functions[key],
            "not_functions": self.not_functions[key],
            "uses": self.uses[key],
            "contracts": self.contracts[key],
            "integrations": self.integrations[key],
        }


def read_below(connection: Connection, ids: str, today: date) -> Below:
    """Return what hangs on the systems; seven selects."""
    below = Below()
    _read_aliases(connection, ids, below)
    _read_functions(connection, ids, below)
    _read_uses(connection, ids, below)
    _read_contracts(connection, ids, below, today)
    _read_integrations(connection, ids, below)
    for key, kind in ROLES.rows(connection, ids):
        below.roles[key].append(kind)
    return below


def _read_aliases(connection: Connection, ids: str, below: Below) -> None:
    for key, alias in ALIASES.rows(connection, ids):
        below.aliases[key].append(alias)
    for aliases in below.aliases.values():
        aliases.sort()


def _read_functions(connection: Connection, ids: str, below: Below) -> None:
    for key, finding, code, label in FUNCTIONS.rows(connection, ids):
        said = below.functions if finding == Finding.IS else below.not_functions
        said[key].append({"code": code, "label": label})


def _read_uses(connection: Connection, ids: str, below: Below) -> None:
    used = _lists()
    for _key, use_id, code in USED_FUNCTIONS.rows(connection, ids):
        used[use_id].append(code)
    for key, *use in USES.rows(connection, ids):
        below.uses[key].append(_use(use, sorted(used[use[0]])))


def _use(row: Sequence[Any], functions: list[str]) -> dict[str, Any]:
    use_id, unit_id, unit_name, local_name, users, starts_on, ends_on, fit, cost, source, note = row
    return {
        "id": use_id,
        "unit": {"id": unit_id, "name": unit_name},
        "local_name": local_name,
        "users": users,
        "functions": functions,
        "from": starts_on,
        "until": ends_on,
        "fit": fit,
        "annual_cost": cost,
        "source": source,
        "note": note,
    }


def _read_contracts(connection: Connection, ids: str, below: Below, today: date) -> None:
    for key, share, *stated in CONTRACTS.rows(connection, ids):
        ends_on, notice_months, extension_months = stated[3:]
        last = last_day_of_notice(ends_on, notice_months, extension_months, today)
        contract = dict(zip(CONTRACT, stated, strict=True))
        contract |= {"share": share, "last_day_of_notice": last}
        below.contracts[key].append(contract)


def _read_integrations(connection: Connection, ids: str, below: Below) -> None:
    for key, row_id, what, frequency, *ends in INTEGRATIONS.rows(connection, ids):
        from_id, from_name, to_id, to_name = ends
        integration = {
            "id": row_id,
            "from": {"id": from_id, "name": from_name},
            "to": {"id": to_id, "name": to_name},
            "what": what,
            "frequency": frequency,
        }
        below.integrations[key].append(integration)
