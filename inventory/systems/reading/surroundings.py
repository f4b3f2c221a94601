"""What hangs on systems, read for many at once: names, functions, uses, contracts, neighbours."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection

from inventory.agreements.contracts import last_day_of_notice
from inventory.systems.functions import Finding
from inventory.systems.reading.belongings import (
    ALIASES,
    CONTRACT,
    CONTRACTS,
    FUNCTIONS,
    INTEGRATIONS,
    ROLES,
    USED_FUNCTIONS,
    USES,
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
