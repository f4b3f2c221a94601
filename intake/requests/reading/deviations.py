"""Where a system that was approved differs from what was approved."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from intake.process.steps import LEVELS
from inventory.agreements.vendors import Vendor
from inventory.swedish import name_key
from inventory.systems.functions import Finding, SystemFunction
from inventory.systems.sheets import InformationClass
from inventory.systems.system import System

Deviation = dict[str, Any]


def deviations_of(
    connection: Connection, requests: Sequence[Mapping[str, Any]]
) -> dict[UUID, list[Deviation]]:
    """Return, by request, in what the implemented system is another than the approved one."""
    ids = [row["implemented_as_id"] for row in requests if row["implemented_as_id"]]
    if not ids:
        return {}
    now = systems_as_they_are(connection, ids)
    return {
        row["id"]: differences(row["approved_as"], now[row["implemented_as_id"]])
        for row in requests
        if row["implemented_as_id"] in now
    }


def systems_as_they_are(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    """Return vendor, functions and class of systems."""
    vendors = select(col(System.id), col(Vendor.name)).outerjoin(
        Vendor, col(Vendor.id) == col(System.vendor_id)
    )
    found: dict[UUID, dict[str, Any]] = {
        system_id: {"vendor": vendor, "functions": [], "information_class": {}}
        for system_id, vendor in connection.execute(vendors.where(col(System.id).in_(ids)))
    }
    functions: defaultdict[UUID, list[str]] = defaultdict(list)
    served = select(col(SystemFunction.system_id), col(SystemFunction.function_code)).where(
        col(SystemFunction.system_id).in_(ids), col(SystemFunction.finding) == Finding.IS
    )
    for system_id, code in connection.execute(served):
        functions[system_id].append(code)
    columns: Any = [getattr(InformationClass, name) for name in ("system_id", *LEVELS)]
    classes: Any = select(*columns)
    for system_id, *classified in connection.execute(
        classes.where(col(InformationClass.system_id).in_(ids))
    ):
        found[system_id]["information_class"] = dict(zip(LEVELS, classified, strict=True))
    for system_id, codes in functions.items():
        found[system_id]["functions"] = sorted(codes)
    return found


def differences(approved: Mapping[str, Any], now: Mapping[str, Any]) -> list[Deviation]:
    """Return in what a system differs; what was not stated at approval is not held against it."""
    found: list[Deviation] = []
    vendor, is_now = approved.get("vendor"), now["vendor"]
    if vendor and (is_now is None or name_key(vendor) != name_key(is_now)):
        found.append({"field": "vendor", "approved": vendor, "now": is_now})
    functions = approved.get("functions")
    if functions and sorted(functions) != now["functions"]:
        found.append({"field": "functions", "approved": sorted(functions), "now": now["functions"]})
    for name, level in (approved.get("information_class") or {}).items():
        level_now = now["information_class"].get(name)
        if level_now is not None and level_now != level:
            found.append({"field": name, "approved": level, "now": level_now})
    return found
