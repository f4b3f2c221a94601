"""Which contracts and vendors somebody may see: those of systems that they may see."""

from sqlalchemy import ColumnElement, exists, or_, select, true
from sqlmodel import col

from inventory.agreements.contracts import Contract, ContractShare
from inventory.agreements.vendors import Vendor
from inventory.systems.system import System
from inventory.visibility import Visibility


def visible_contracts(visibility: Visibility) -> ColumnElement[bool]:
    """Return the condition that a contract covers something that is seen, or nothing at all."""
    if visibility.hides_nothing:
        return true()
    covers = exists().where(col(ContractShare.contract_id) == col(Contract.id))
    seen = (
        exists()
        .where(col(ContractShare.contract_id) == col(Contract.id))
        .where(col(ContractShare.system_id) == col(System.id))
        .where(visibility.condition)
    )
    return or_(~covers, seen)


def visible_vendors(visibility: Visibility) -> ColumnElement[bool]:
    """Return the condition that something which is seen comes from a vendor.

    One that nothing comes from is not seen by those from whom something is hidden: it could have
    been left behind by what was.
    """
    if visibility.hides_nothing:
        return true()
    systems = select(col(System.vendor_id)).where(
        col(System.vendor_id).is_not(None), visibility.condition
    )
    contracts = select(col(Contract.vendor_id)).where(
        col(Contract.vendor_id).is_not(None), visible_contracts(visibility)
    )
    return or_(col(Vendor.id).in_(systems), col(Vendor.id).in_(contracts))
