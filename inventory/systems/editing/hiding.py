"""Hiding a system, and letting it be seen: what is hidden takes nothing that others could want."""

from uuid import UUID

from sqlalchemy import or_, select
from sqlmodel import col

from inventory.agreements.contracts import Contract
from inventory.agreements.seen import visible_contracts
from inventory.agreements.vendors import Vendor
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entry import Entry
from inventory.systems.system import System
from inventory.visibility import PUBLIC


def set_confidential(catalogue: Catalogue, entry: Entry, value: bool) -> None:
    """Hide a system or let it be seen, with its slug and its vendor."""
    system, vendor_id = entry.system, entry.system.vendor_id
    if system.confidential is value:
        return
    entry.put(system, "confidential", value)
    name = catalogue.vendor_name(vendor_id)
    if value:
        entry.put(system, "slug", catalogue.hidden_slug())
        if vendor_id is None or not _hide_with_it(catalogue, vendor_id):
            entry.put(system, "vendor_id", catalogue.vendor_id(name, confidential=True))
        return
    entry.put(system, "slug", catalogue.take_slug(system.name))
    entry.put(system, "vendor_id", catalogue.vendor_id(name))
    if system.external_id:
        catalogue.refuse_shared_id(system)


def _hide_with_it(catalogue: Catalogue, vendor_id: UUID) -> bool:
    """Hide a vendor that nothing else comes from which all may see; return whether it was so."""
    session = catalogue.session
    session.flush()
    vendor = session.get_one(Vendor, vendor_id)
    seen = select(col(Vendor.id)).where(
        or_(
            col(Vendor.id).in_(select(col(System.vendor_id)).where(PUBLIC.condition)),
            col(Vendor.id).in_(select(col(Contract.vendor_id)).where(visible_contracts(PUBLIC))),
        ),
        col(Vendor.id) == vendor_id,
    )
    twin = select(col(Vendor.id)).where(
        col(Vendor.name_key) == vendor.name_key, col(Vendor.confidential).is_(True)
    )
    if session.scalars(seen).first() is not None or session.scalars(twin).first() is not None:
        return False
    vendor.confidential = True
    catalogue.forget_vendor(vendor)
    return True
