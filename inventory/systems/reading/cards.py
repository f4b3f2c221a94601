"""A system's entry as it is given out: a fixed number of selects, straight to plain values."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from inventory.agreements.vendors import Vendor
from inventory.organisation.units import Unit
from inventory.systems.reading.activity import why_inactive
from inventory.systems.reading.completeness import missing_fields, percent_complete
from inventory.systems.reading.mandate import Mandates
from inventory.systems.reading.surroundings import Below, read_below
from inventory.systems.sheets import SHEETS, sheet_fields
from inventory.systems.system import System, SystemStatus
from record.driver.belonging import AmongAsked, Belonging, asked
from record.people import Person

Card = dict[str, Any]

PARENT = aliased(System, name="parent")
SUCCESSOR = aliased(System, name="successor")

OWN = (
    *("id", "slug", "external_id", "name", "kind", "purpose", "status", "functions_stated"),
    *("annual_cost", "introduced_on", "planned_retirement_on", "retired_on", "source", "note"),
    *("confidential", "version", "created_at", "confirmed_at"),
)
"""Columns that are given out as they are."""


REFERRED: Mapping[str, Any] = {
    "owner_unit": Unit,
    "parent": PARENT,
    "replaced_by": SUCCESSOR,
    "confirmed_by": Person,
}
"""What an entry refers to by id and name."""
FIELDS = {name: sheet_fields(sheet) for name, sheet in SHEETS.items()}


def _rows() -> Select[Any]:
    columns = [col(System.id).label("key"), *(getattr(System, name) for name in OWN)]
    columns.append(col(Vendor.name))
    for name, table in REFERRED.items():
        columns += [col(table.id).label(f"{name}.id"), col(table.name).label(f"{name}.name")]
    wanted = select(System)
    for name, sheet in SHEETS.items():
        columns.append(col(sheet.system_id).is_not(None).label(name))
        columns += [getattr(sheet, field).label(f"{name}.{field}") for field in FIELDS[name]]
        wanted = wanted.outerjoin(sheet, col(sheet.system_id) == col(System.id))
    return (
        wanted.outerjoin(Vendor, col(Vendor.id) == col(System.vendor_id))
        .outerjoin(Unit, col(Unit.id) == col(System.owner_unit_id))
        .outerjoin(PARENT, col(PARENT.id) == col(System.parent_id))
        .outerjoin(SUCCESSOR, col(SUCCESSOR.id) == col(System.replaced_by_id))
        .outerjoin(Person, col(Person.id) == col(System.confirmed_by_id))
        .where(AmongAsked(System.id))
        .with_only_columns(*columns, maintain_column_froms=True)
    )


ROWS = Belonging(_rows())


def read_cards(connection: Connection, ids: Sequence[UUID], today: date) -> dict[UUID, Card]:
    """Return the entries of systems, as of today; as many selects for one as for thousands."""
    wanted = asked(connection, ids)
    rows = ROWS.rows(connection, wanted)
    below = read_below(connection, wanted, today)
    mandates = Mandates(connection, wanted, today)
    cards = (_card(row, below, mandates, today) for row in rows)
    return {card["id"]: card for card in cards}


def _card(row: Sequence[Any], below: Below, mandates: Mandates, today: date) -> Card:
    key, values = row[0], iter(row[1:])
    card = {name: next(values) for name in OWN}
    card["vendor"] = next(values)
    for name in REFERRED:
        referred = {"id": next(values), "name": next(values)}
        card[name] = None if referred["id"] is None else referred
    for name, fields in FIELDS.items():
        known = next(values)
        sheet = {field: next(values) for field in fields}
        card[name] = sheet if known else None
    card |= below.of(key)
    card["common_for"] = mandates.common_for(key)
    card["active"] = _activity(card, today)
    card["completeness"] = _completeness(card, below.roles[key])
    card["outside_mandate"] = mandates.owned_elsewhere(card)
    card["exemption_needed"] = mandates.beside_common_solution(key, card)
    return card


def _activity(card: Card, today: date) -> dict[str, Any]:
    fixed_ends = [
        contract["ends_on"] for contract in card["contracts"] if not contract["extension_months"]
    ]
    extending = [None for contract in card["contracts"] if contract["extension_months"]]
    reasons = why_inactive(
        SystemStatus(card["status"]),
        card["retired_on"],
        [*fixed_ends, *extending],
        [use["until"] for use in card["uses"]],
        today,
    )
    return {"active": not reasons, "because": reasons}


def _completeness(card: Card, roles: list[str]) -> dict[str, Any]:
    known = card | dict.fromkeys(roles, True)
    missing = missing_fields(card["kind"], known)
    return {"percent": percent_complete(card["kind"], missing), "missing": missing}
