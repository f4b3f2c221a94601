"""Vendors and contracts as they are given out, and finding them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, exists, select
from sqlmodel import col

from inventory.agreements.contracts import Contract, ContractShare, last_day_of_notice
from inventory.agreements.seen import visible_contracts, visible_vendors
from inventory.agreements.vendors import Vendor
from inventory.errors import NotFoundError
from inventory.searching import called
from inventory.swedish import name_key
from inventory.systems.system import System
from inventory.visibility import visibility_of, visible_systems
from record.actors import Actor

CONTRACT = (
    *("id", "title", "agreement_number", "starts_on", "ends_on", "notice_months"),
    *("extension_months", "procurement_form", "annual_cost", "note"),
)


def find_vendor(connection: Connection, actor: Actor, ref: str) -> UUID:
    """Return the id of a vendor that the actor may see."""
    return _find(connection, "vendor", vendors_matching(actor, {}), col(Vendor.id), ref)


def find_contract(connection: Connection, actor: Actor, ref: str) -> UUID:
    """Return the id of a contract that the actor may see."""
    return _find(connection, "contract", contracts_matching(actor, {}), col(Contract.id), ref)


def vendors_matching(actor: Actor, filters: Mapping[str, Any]) -> Select[UUID]:
    """Return the ids of the vendors that the actor may see and that every filter lets through."""
    wanted = select(col(Vendor.id)).where(visible_vendors(visibility_of(actor)))
    if text := filters.get("q"):
        wanted = wanted.where(called(Vendor.name, Vendor.sort_key, text))
    return wanted


def contracts_matching(actor: Actor, filters: Mapping[str, Any]) -> Select[UUID]:
    """Return the ids of the contracts that the actor may see and that every filter lets through."""
    wanted = select(col(Contract.id)).where(visible_contracts(visibility_of(actor)))
    if (ends := filters.get("ends_before")) is not None:
        wanted = wanted.where(col(Contract.ends_on) < ends)
    if vendor := filters.get("vendor"):
        named = select(col(Vendor.id)).where(col(Vendor.name_key) == name_key(vendor))
        wanted = wanted.where(col(Contract.vendor_id).in_(named))
    if (system := filters.get("system")) is not None:
        covers = exists().where(
            col(ContractShare.contract_id) == col(Contract.id),
            col(ContractShare.system_id) == col(System.id),
            col(System.id) == system,
            visible_systems(actor),
        )
        wanted = wanted.where(covers)
    return wanted


def read_vendors(
    connection: Connection, ids: Sequence[UUID], _today: date
) -> dict[UUID, dict[str, Any]]:
    """Return vendors; one select."""
    names = ("id", "name", "organisation_number", "incident_contact", "version")
    rows: Any = connection.execute(
        select(*(getattr(Vendor, name) for name in names)).where(col(Vendor.id).in_(ids))
    )
    return {row["id"]: dict(row) for row in rows.mappings()}


def read_contracts(
    connection: Connection, ids: Sequence[UUID], today: date
) -> dict[UUID, dict[str, Any]]:
    """Return contracts with the systems that they cover; two selects."""
    licences = ("licences_paid", "licences_used", "licences_as_of")
    rows: Any = connection.execute(
        select(
            *(getattr(Contract, name) for name in (*CONTRACT, *licences)),
            col(Vendor.name).label("vendor"),
        )
        .outerjoin(Vendor, col(Vendor.id) == col(Contract.vendor_id))
        .where(col(Contract.id).in_(ids))
    )
    shares = _read_shares(connection, ids)
    return {row["id"]: _contract(row, shares.get(row["id"], []), today) for row in rows.mappings()}


def veiled_contract(card: dict[str, Any], hidden: Collection[UUID]) -> dict[str, Any]:
    """Return a contract without these systems; the very same where it covers none of them."""
    seen = [one for one in card["systems"] if one["system"]["id"] not in hidden]
    return card if len(seen) == len(card["systems"]) else card | {"systems": seen}


def _contract(row: Mapping[str, Any], shares: list[Any], today: date) -> dict[str, Any]:
    terms = (row["ends_on"], row["notice_months"], row["extension_months"])
    return {name: row[name] for name in CONTRACT} | {
        "vendor": row["vendor"],
        "licences": {
            "paid": row["licences_paid"],
            "used": row["licences_used"],
            "as_of": row["licences_as_of"],
        },
        "systems": shares,
        "last_day_of_notice": last_day_of_notice(*terms, today),
    }


def _read_shares(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, list[Any]]:
    rows = connection.execute(
        select(
            col(ContractShare.contract_id),
            col(ContractShare.share),
            col(System.id),
            col(System.name),
        )
        .join(System, col(System.id) == col(ContractShare.system_id))
        .where(col(ContractShare.contract_id).in_(ids))
        .order_by(col(System.sort_key), col(System.id))
    )
    shares: dict[UUID, list[Any]] = {}
    for contract_id, share, system_id, name in rows:
        covered = {"system": {"id": system_id, "name": name}, "share": share}
        shares.setdefault(contract_id, []).append(covered)
    return shares


def _find(connection: Connection, what: str, seen: Select[UUID], row_id: Any, ref: str) -> UUID:
    try:
        found: UUID | None = connection.scalar(seen.where(row_id == UUID(ref)))
    except ValueError:
        found = None
    if found is None:
        raise NotFoundError(what, ref)
    return found
