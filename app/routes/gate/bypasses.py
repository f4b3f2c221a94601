"""Purchases that went round the process: who was contacted, when, and what came of it."""

from typing import Annotated

from fastapi import Query
from sqlmodel import col
from starlette.responses import Response

from app.operations.asked.paging import Wanted
from app.operations.calls.read import Reading
from app.operations.calls.write import Writing
from app.operations.routers import operations
from app.resources import BYPASS, UNIT
from app.schemas.gate.bypasses import (
    BypassesOut,
    BypassIn,
    BypassOut,
    BypassPatch,
    BypassQuery,
)
from intake.bypasses.bypasses import Bypass
from intake.bypasses.reading import bypasses_matching
from intake.bypasses.registering import change_bypass as edit_bypass
from intake.bypasses.registering import register_bypass
from inventory.organisation.units import Unit

router = operations("Bypasses")


@router.get("/bypasses", response_model=BypassesOut)
def list_bypasses(read: Reading, query: Annotated[BypassQuery, Query()]) -> Response:
    """List the purchases that went round the process, by unit."""
    rows = bypasses_matching(read.actor, query.filters())
    return read.page(BYPASS, Wanted(rows, col(Bypass.id), col(Unit.sort_key)), query)


@router.get("/bypasses/{bypass_id}", response_model=BypassOut)
def read_bypass(read: Reading) -> Response:
    """Read one such purchase."""
    return read.one(BYPASS)


@router.post("/bypasses", response_model=BypassOut, status_code=201)
def create_bypass(write: Writing, body: BypassIn) -> Response:
    """Register a purchase that went round the process; applied afterwards, it begins a request."""
    write.permissions.demand("create_bypass", UNIT.place(write.connection, body.unit))
    bypass = register_bypass(write.catalogue, write.actor, body.given())
    return write.created(BYPASS, bypass.id)


@router.patch("/bypasses/{bypass_id}", response_model=BypassOut)
def change_bypass(write: Writing, body: BypassPatch) -> Response:
    """Change what is named in the body."""
    bypass = write.target_row(Bypass)
    edit_bypass(write.catalogue, bypass, write.actor, body.given())
    return write.changed(BYPASS, bypass.id)
