"""A system's entry as it is given out: a fixed number of selects, straight to plain values."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from inventory.agreements.vendors import Vendor
from inventory.organisation.units import Unit
from inventory.systems.reading.activity import why_inactive
from inventory.systems.reading.completeness import missing_fields, percent_complete
from inventory.systems.reading.mandate import Mandates
from inventory.systems.reading.surroundings import Below, read_below
from inventory.systems.sheets import SHEETS, sheet_fields
from inventory.systems.system import System
from record.people import Person

Card = dict[str, Any]

PARENT = aliased(System, name="parent")
SUCCESSOR = aliased(System, name="successor")

OWN = (
    *("id", "slug", "external_id", "name", "kind", "purpose", "status", "functions_stated"),
    *("annual_cost", "introduced_on", "planned_retirement_on", "retired_on", "source", "note"),
    *("version", "created_at", "confirmed_at"),
)
"""Columns that are given out as they are."""


def _rows() -> Select[Any]:
    columns = [getattr(System, name) for name in OWN]
    columns += [
        col(Vendor.name).label("vendor"),
        *(col(getattr(Unit, name)).label(f"owner_unit.{name}") for name in ("id", "name")),
        *(col(getattr(PARENT, name)).label(f"parent.{name}") for name in ("id", "name")),
        *(col(getattr(SUCCESSOR, name)).label(f"replaced_by.{name}") for name in ("id", "name")),
        *(col(getattr(Person, name)).label(f"confirmed_by.{name}") for name in ("id", "name")),
    ]
    wanted = select(System)
    for name, sheet in SHEETS.items():
        columns.append(col(sheet.id).label(f"{name}.id"))
        columns += [getattr(sheet, field).label(f"{name}.{field}") for field in sheet_fields(sheet)]
        wanted = wanted.outerjoin(sheet, col(sheet.system_id) == col(System.id))
    return (
        wanted.outerjoin(Vendor, col(Vendor.id) == col(System.vendor_id))
        .outerjoin(Unit, col(Unit.id) == col(System.owner_unit_id))
        .outerjoin(PARENT, col(PARENT.id) == col(System.parent_id))
        .outerjoin(SUCCESSOR, col(SUCCESSOR.id) == col(System.replaced_by_id))
        .outerjoin(Person, col(Person.id) == col(System.confirmed_by_id))
        .where(col(System.id).in_(bindparam("ids", expanding=True)))
        .with_only_columns(*columns, maintain_column_froms=True)
    )


ROWS = _rows()
FIELDS = {
    name: [(field, f"{name}.{field}") for field in sheet_fields(SHEETS[name])] for name in SHEETS
}


def read_cards(connection: Connection, ids: Sequence[UUID], today: date) -> dict[UUID, Card]:
    """Return the entries of systems, as of today; as many selects for one as for thousands."""
    rows = connection.execute(ROWS, {"ids": ids}).mappings().all()
    below = read_below(connection, ids, today)
    mandates = Mandates(connection, ids, today)
    return {row["id"]: _card(row, below, mandates, today) for row in rows}


def _card(row: Mapping[Any, Any], below: Below, mandates: Mandates, today: date) -> Card:
    card = {name: row[name] for name in OWN}
    for name in ("owner_unit", "parent", "replaced_by", "confirmed_by"):
        card[name] = _named(row, name)
    card["vendor"] = row["vendor"]
    for name, fields in FIELDS.items():
        known = row[f"{name}.id"] is not None
        card[name] = {field: row[column] for field, column in fields} if known else None
    card |= below.of(row["id"])
    roles = below.roles[row["id"]]
    card["active"] = _activity(card, today)
    card["completeness"] = _completeness(card, roles)
    card["outside_mandate"] = mandates.owned_elsewhere(card)
    card["exemption_needed"] = mandates.beside_common_solution(card)
    return card


def _named(row: Mapping[Any, Any], name: str) -> dict[str, Any] | None:
    if row[f"{name}.id"] is None:
        return None
    return {"id": row[f"{name}.id"], "name": row[f"{name}.name"]}


def _activity(card: Card, today: date) -> dict[str, Any]:
    fixed_ends = [
        contract["ends_on"] for contract in card["contracts"] if not contract["extension_months"]
    ]
    extending = [None for contract in card["contracts"] if contract["extension_months"]]
    reasons = why_inactive(
        card["status"],
        card["retired_on"],
        [*fixed_ends, *extending],
        [use["until"] for use in card["uses"]],
        today,
    )
    return {"active": not reasons, "because": reasons}


def _completeness(card: Card, roles: set[str]) -> dict[str, Any]:
    known = defaultdict(lambda: None, card) | dict.fromkeys(roles, True)
    missing = missing_fields(card["kind"], known)
    return {"percent": percent_complete(card["kind"], missing), "missing": missing}
