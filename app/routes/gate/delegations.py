"""What the boards' delegation orders say, and where they and the process disagree."""

from typing import Annotated, Any

from fastapi import Query
from sqlmodel import col
from starlette.responses import Response

from app.operations.asked.paging import Wanted
from app.operations.calls.read import Reading
from app.operations.calls.write import Writing
from app.operations.routers import operations
from app.resources import DELEGATION, UNIT
from app.schemas.gate.delegations import (
    ConformanceOut,
    ConformanceQuery,
    DelegationIn,
    DelegationOut,
    DelegationPatch,
    DelegationQuery,
    DelegationsOut,
)
from intake.delegation.conformance.boards import conformance
from intake.delegation.conformance.process_side import side_of
from intake.delegation.reading import all_boards, delegations_matching, read_rules
from intake.delegation.rules import DelegationRule
from intake.delegation.ruling import change_rule, rule
from intake.process.in_use import process_in_use
from inventory.organisation.units import Unit
from record.auditing.checkpoints import told_now

router = operations("Delegations")

NO_PROCESS: dict[int | str, Any] = {409: {}}
"""A register without a process has nothing to hold the orders against."""


@router.get("/delegations", response_model=DelegationsOut)
def list_delegations(read: Reading, query: Annotated[DelegationQuery, Query()]) -> Response:
    """List what the boards' orders say, rules of other days among them."""
    rows = delegations_matching(query.filters())
    return read.page(DELEGATION, Wanted(rows, col(DelegationRule.id), col(Unit.sort_key)), query)


@router.get("/delegations/conformance", response_model=ConformanceOut, responses=NO_PROCESS)
def read_conformance(read: Reading, query: Annotated[ConformanceQuery, Query()]) -> Response:
    """Hold every board's order against the process: disagreements, gaps, wording to adopt."""
    process = side_of(process_in_use(read.connection))
    boards, rules = all_boards(read.connection), read_rules(read.connection)
    told = conformance(boards, rules, process, query.on or read.today)
    return read.json(told | {"history": told_now(read.connection)})


@router.get("/delegations/{delegation_id}", response_model=DelegationOut)
def read_delegation(read: Reading) -> Response:
    """Read one rule."""
    return read.one(DELEGATION)


@router.post("/delegations", response_model=DelegationOut, status_code=201)
def create_delegation(write: Writing, body: DelegationIn) -> Response:
    """Enter what a board's order says; a later version takes the place of those before."""
    write.permissions.demand("create_delegation", UNIT.place(write.connection, body.board))
    return write.created(DELEGATION, rule(write.session, body.given()).id)


@router.patch("/delegations/{delegation_id}", response_model=DelegationOut)
def change_delegation(write: Writing, body: DelegationPatch) -> Response:
    """Change what is named in the body."""
    changed = write.target_row(DelegationRule)
    change_rule(write.session, changed, body.given())
    return write.changed(DELEGATION, changed.id)
