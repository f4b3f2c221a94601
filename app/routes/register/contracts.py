"""Contracts, and the systems that they cover."""

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
from app.resources import CONTRACT, SYSTEM
from app.schemas.register.contracts import (
    ContractIn,
    ContractOut,
    ContractPatch,
    ContractQuery,
    ContractsOut,
)
from inventory.agreements.agreeing import edit_contract, register_contract
from inventory.agreements.cards import contracts_matching
from inventory.agreements.contracts import Contract
from inventory.hidden.acting import seen_system

router = operations("Agreements")


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


def _demand_for_all(write: Write, operation: str, systems: Iterable[UUID]) -> None:
    for system_id in systems:
        is_there = seen_system(write.session, system_id) is not None
        place = SYSTEM.place(write.connection, system_id) if is_there else NOWHERE
        write.permissions.demand(operation, place)
