"""Vendors, contracts, and exemptions from common solutions."""

from collections.abc import Iterable
from typing import Annotated
from uuid import UUID

from fastapi import Query
from sqlmodel import col
from starlette.responses import Response

from app.identity.permissions import NOWHERE
from app.operations.asked.paging import Wanted
from app.operations.calls.read import Reading
from app.operations.calls.write import Write, Writing
from app.operations.routers import operations
from app.resources import CONTRACT, EXEMPTION, SYSTEM, VENDOR
from app.schemas.agreements import (
    ContractIn,
    ContractOut,
    ContractPatch,
    ContractQuery,
    ContractsOut,
    ExemptionIn,
    ExemptionOut,
    ExemptionPatch,
    ExemptionQuery,
    ExemptionsOut,
    VendorOut,
    VendorPatch,
    VendorQuery,
    VendorsOut,
)
from inventory.agreements.agreeing import edit_contract, edit_vendor, register_contract
from inventory.agreements.cards import contracts_matching, vendors_matching
from inventory.agreements.contracts import Contract
from inventory.agreements.vendors import Vendor
from inventory.exempting import change_exemption as edit_exemption
from inventory.exempting import exempt, exemptions_matching
from inventory.exemptions import Exemption
from inventory.hidden.acting import seen_system
from inventory.vocabulary.functions import Function

router = operations("Agreements")


@router.get("/vendors", response_model=VendorsOut)
def list_vendors(read: Reading, query: Annotated[VendorQuery, Query()]) -> Response:
    """List the vendors."""
    rows = vendors_matching(read.actor, query.filters())
    return read.page(VENDOR, Wanted(rows, col(Vendor.id), col(Vendor.sort_key)), query)


@router.get("/vendors/{vendor_id}", response_model=VendorOut)
def read_vendor(read: Reading) -> Response:
    """Read one vendor."""
    return read.one(VENDOR)


@router.patch("/vendors/{vendor_id}", response_model=VendorOut)
def change_vendor(write: Writing, body: VendorPatch) -> Response:
    """Change name, organisation number or incident contact."""
    vendor = write.target_row(Vendor)
    edit_vendor(write.catalogue, vendor, body.given())
    return write.changed(VENDOR, vendor.id)


@router.get("/contracts", response_model=ContractsOut)
def list_contracts(read: Reading, query: Annotated[ContractQuery, Query()]) -> Response:
    """List the contracts."""
    rows = contracts_matching(read.actor, query.filters())
    return read.page(CONTRACT, Wanted(rows, col(Contract.id), col(Contract.sort_key)), query)


@router.get("/contracts/{contract_id}", response_model=ContractOut)
def read_contract(read: Reading) -> Response:
    """Read one contract."""
    return read.one(CONTRACT)


@router.post("/contracts", response_model=ContractOut, status_code=201)
def create_contract(write: Writing, body: ContractIn) -> Response:
    """Enter a contract and the systems that it covers."""
    _demand_for_all(write, "create_contract", (share.system for share in body.systems))
    contract = register_contract(write.catalogue, body.given())
    return write.created(CONTRACT, contract.id)


@router.patch("/contracts/{contract_id}", response_model=ContractOut)
def change_contract(write: Writing, body: ContractPatch) -> Response:
    """Change what is named in the body."""
    _demand_for_all(write, "create_contract", (share.system for share in body.systems))
    contract = write.target_row(Contract)
    edit_contract(write.catalogue, contract, body.given())
    return write.changed(CONTRACT, contract.id)


@router.get("/exemptions", response_model=ExemptionsOut)
def list_exemptions(read: Reading, query: Annotated[ExemptionQuery, Query()]) -> Response:
    """List what may stay beside a common solution, those that have lapsed among them."""
    rows = exemptions_matching(read.actor, query.filters())
    return read.page(EXEMPTION, Wanted(rows, col(Exemption.id), col(Function.sort_key)), query)


@router.get("/exemptions/{exemption_id}", response_model=ExemptionOut)
def read_exemption(read: Reading) -> Response:
    """Read one exemption."""
    return read.one(EXEMPTION)


@router.post("/exemptions", response_model=ExemptionOut, status_code=201)
def create_exemption(write: Writing, body: ExemptionIn) -> Response:
    """Let a system stay beside a common solution."""
    return write.created(EXEMPTION, exempt(write.catalogue, body.given()).id)


@router.patch("/exemptions/{exemption_id}", response_model=ExemptionOut)
def change_exemption(write: Writing, body: ExemptionPatch) -> Response:
    """Change reason, decider or last day."""
    exemption = write.target_row(Exemption)
    edit_exemption(exemption, body.given())
    return write.changed(EXEMPTION, exemption.id)


def _demand_for_all(write: Write, operation: str, systems: Iterable[UUID]) -> None:
    for system_id in systems:
        is_there = seen_system(write.session, system_id) is not None
        place = SYSTEM.place(write.connection, system_id) if is_there else NOWHERE
        write.permissions.demand(operation, place)
