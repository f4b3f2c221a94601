"""The register as it was on a past day, so that later comparisons have an honest start."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from inventory.swedish import sort_key
from inventory.systems.functions import Finding
from inventory.visibility import Visibility, hidden_systems
from record.history.past import Rows, rows_as_of

AS_THEY_WERE = (
    *("id", "slug", "external_id", "name", "kind", "purpose", "status", "functions_stated"),
    *("annual_cost", "introduced_on", "planned_retirement_on", "retired_on", "source", "note"),
)


def systems_as_of(
    connection: Connection, moment: datetime, visibility: Visibility
) -> list[dict[str, Any]]:
    """Return the systems that were in the register at a moment, with what was known of them.

    What is hidden today is hidden as it was, too.
    """
    hidden = frozenset(map(str, hidden_systems(connection, visibility)))
    rows = rows_as_of(connection, moment)
    systems = rows.get("system", {}).values()
    there = [
        system
        for system in systems
        if system["merged_into_id"] is None and system["id"] not in hidden
    ]
    below = {table: _by_system(rows, table) for table in ("system_alias", "system_use")}
    below["system_function"] = _by_system(rows, "system_function")
    told = [_told(system, rows, below) for system in there]
    return sorted(told, key=lambda system: (sort_key(system["name"]), system["id"]))


def end_of(day: date) -> datetime:
    """Return the last moment of a day, in UTC."""
    return datetime.fromisoformat(f"{day.isoformat()}T23:59:59.999999+00:00")


def _told(
    system: dict[str, Any], rows: Rows, below: dict[str, dict[str, list[dict[str, Any]]]]
) -> dict[str, Any]:
    own_id = system["id"]
    owner = _row(rows, "unit", system["owner_unit_id"])
    vendor = _row(rows, "vendor", system["vendor_id"])
    functions = [
        {"code": said["function_code"], "label": _label(rows, said["function_code"])}
        for said in below["system_function"].get(own_id, [])
        if said["finding"] == Finding.IS
    ]
    return {name: system[name] for name in AS_THEY_WERE} | {
        "aliases": sorted(row["alias"] for row in below["system_alias"].get(own_id, [])),
        "vendor": vendor and vendor["name"],
        "owner_unit": owner and {"id": owner["id"], "name": owner["name"]},
        "functions": sorted(functions, key=lambda function: function["code"]),
        "uses": [_use(rows, use) for use in below["system_use"].get(own_id, [])],
    }


def _use(rows: Rows, use: dict[str, Any]) -> dict[str, Any]:
    unit = _row(rows, "unit", use["unit_id"]) or {"id": use["unit_id"], "name": None}
    return {
        "unit": {"id": unit["id"], "name": unit["name"]},
        "users": use["users"],
        "from": use["starts_on"],
        "until": use["ends_on"],
        "fit": use["fit"],
    }


def _by_system(rows: Rows, table: str) -> dict[str, list[dict[str, Any]]]:
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows.get(table, {}).values():
        found[row["system_id"]].append(row)
    return found


def _row(rows: Rows, table: str, row_id: str | None) -> dict[str, Any] | None:
    return None if row_id is None else rows.get(table, {}).get(UUID(row_id))


def _label(rows: Rows, code: str) -> str:
    labels = (row["label"] for row in rows.get("function", {}).values() if row["code"] == code)
    return next(labels, code)
