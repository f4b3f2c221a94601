"""Entering and changing contracts and vendors."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from inventory.agreements.contracts import Contract, ContractShare
from inventory.agreements.vendors import Vendor
from inventory.errors import TakenError, invalid
from inventory.hidden.acting import hidden_from_session, seen_system
from inventory.swedish import name_key, sort_key
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entering import name_anew
from inventory.systems.editing.entry import load_entries
from inventory.systems.system import System


def register_contract(catalogue: Catalogue, fields: Mapping[str, Any]) -> Contract:
    """Enter a contract."""
    contract = Contract(title=fields["title"])
    catalogue.session.add(contract)
    edit_contract(catalogue, contract, fields)
    return contract


def edit_contract(catalogue: Catalogue, contract: Contract, fields: Mapping[str, Any]) -> None:
    """Change what is named in `fields`, and nothing else."""
    for field, value in fields.items():
        match field:
            case "vendor":
                pass  # when it is known what is covered
            case "systems":
                _set_shares(catalogue, contract, value)
            case "licences":
                for name, licence in (value or dict.fromkeys(("paid", "used", "as_of"))).items():
                    setattr(contract, f"licences_{name}", licence)
            case _:
                setattr(contract, field, value)
    if "vendor" in fields:
        covers = _covers_only_confidential(catalogue, contract)
        contract.vendor_id = catalogue.vendor_id(fields["vendor"], confidential=covers)
    contract.sort_key = sort_key(contract.title)
    if contract.starts_on and contract.ends_on and contract.ends_on < contract.starts_on:
        raise invalid("#/ends_on", "Avtalet kan inte sluta innan det börjar.")


def edit_vendor(catalogue: Catalogue, vendor: Vendor, fields: Mapping[str, Any]) -> None:
    """Change what is named in `fields`, and nothing else."""
    if any(getattr(vendor, field) != value for field, value in fields.items()):
        vendor.version += 1
    for field, value in fields.items():
        setattr(vendor, field, value)
    key = name_key(vendor.name)
    if key != vendor.name_key:
        taken = select(col(Vendor.id)).where(
            col(Vendor.name_key) == key, col(Vendor.confidential).is_(vendor.confidential)
        )
        with catalogue.session.no_autoflush:
            if catalogue.session.scalars(taken).first() is not None:
                raise TakenError("name", vendor.name)
        vendor.name_key = key
    vendor.sort_key = sort_key(vendor.name)
    if "name" in fields:
        _name_systems_anew(catalogue, vendor)


def _name_systems_anew(catalogue: Catalogue, vendor: Vendor) -> None:
    """Systems are found by the name of their vendor too."""
    theirs = select(System).where(col(System.vendor_id) == vendor.id)
    for entry in load_entries(catalogue.session, catalogue.session.scalars(theirs)).values():
        name_anew(catalogue, entry)


def _set_shares(
    catalogue: Catalogue, contract: Contract, wanted: Sequence[Mapping[str, Any]]
) -> None:
    session = catalogue.session
    mine = select(ContractShare).where(col(ContractShare.contract_id) == contract.id)
    hidden = hidden_from_session(session)
    rows = session.scalars(mine)
    # Shares of what the caller may not see stay as they are, and are counted by nobody here.
    known = {share.system_id: share for share in rows if share.system_id not in hidden}
    shares = {share["system"]: share.get("share") for share in wanted}
    if sum(share or 0 for share in shares.values()) > 100:
        raise invalid("#/systems", "Andelarna får tillsammans vara högst 100 procent.")
    for system_id, row in known.items():
        if system_id not in shares:
            session.delete(row)
    for system_id, share in shares.items():
        row = known.get(system_id) or _new_share(catalogue, contract, system_id)
        row.share = share


def _covers_only_confidential(catalogue: Catalogue, contract: Contract) -> bool:
    covered = (
        select(col(System.confidential))
        .join(ContractShare, col(ContractShare.system_id) == col(System.id))
        .where(col(ContractShare.contract_id) == contract.id)
    )
    found = catalogue.session.scalars(covered).all()
    return bool(found) and all(found)


def _new_share(catalogue: Catalogue, contract: Contract, system_id: Any) -> ContractShare:
    if seen_system(catalogue.session, system_id) is None:
        raise invalid("#/systems", "Det finns inget system med det id:t.")
    share = ContractShare(contract_id=contract.id, system_id=system_id)
    catalogue.session.add(share)
    return share
