"""Reads systems from the register as entries: seven selects, for one system or for all."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from inventory.agreements.vendors import Vendor
from inventory.organisation.units import Unit
from inventory.systems.functions import Finding
from inventory.systems.system import System, SystemStatus
from matching.profiles import Profile, UseProfile
from matching.register.below import LEVELS, Below, among
from matching.register.entries import Entry, Named

OWN = (
    *("id", "external_id", "name", "purpose", "status", "functions_stated", "annual_cost"),
    *("created_at", "sort_key", "confidential"),
)


def read_entries(
    connection: Connection, today: date, ids: Collection[UUID] | None = None
) -> dict[UUID, Entry]:
    """Return the systems that are there and not retired, all or those of the ids."""
    below = Below(connection, today, ids)
    rows: Any = connection.execute(
        select(
            *(getattr(System, name) for name in OWN),
            col(Vendor.name).label("vendor"),
            col(Unit.id).label("unit_id"),
            col(Unit.name).label("unit_name"),
        )
        .outerjoin(Vendor, col(Vendor.id) == col(System.vendor_id))
        .outerjoin(Unit, col(Unit.id) == col(System.owner_unit_id))
        .where(
            col(System.merged_into_id).is_(None),
            col(System.status) != SystemStatus.RETIRED,
            among(System.id, ids),
        )
        .order_by(col(System.sort_key), col(System.id))
    )
    return {row.id: _entry(row, below) for row in rows}


def _entry(row: Any, below: Below) -> Entry:
    said = below.said.get(row.id, [])
    uses = tuple(below.uses.get(row.id, ()))
    owner = Named(row.unit_id, row.unit_name) if row.unit_id else None
    departments = dict.fromkeys([*([owner.name] if owner else []), *(u.unit.name for u in uses)])
    profile = Profile(
        key=str(row.id),
        name=row.name,
        aliases=tuple(sorted(alias for (alias,) in below.aliases.get(row.id, ()))),
        vendor=row.vendor or "",
        purpose=row.purpose,
        stated=tuple(row.functions_stated),
        functions=tuple(sorted(code for code, finding in said if finding is Finding.IS)),
        refused=tuple(sorted(code for code, finding in said if finding is Finding.IS_NOT)),
        uses=tuple(UseProfile(use.functions, use.local_name) for use in uses),
        departments=tuple(departments),
    )
    levels: tuple[int | None, ...] = next(iter(below.levels.get(row.id, ())), ())
    known = zip(LEVELS, levels, strict=False)
    return Entry(
        id=row.id,
        name=row.name,
        profile=profile,
        external_id=row.external_id,
        owner_unit=owner,
        status=row.status,
        annual_cost=row.annual_cost,
        contract_ends_on=min((end for (end,) in below.contracts.get(row.id, ())), default=None),
        created_at=row.created_at,
        sort_key=row.sort_key,
        confidential=row.confidential,
        uses=uses,
        levels=tuple((name, level) for name, level in known if level is not None),
        exempted=tuple(sorted(code for (code,) in below.exempted.get(row.id, ()))),
    )
