"""Exemptions from common solutions."""

from typing import Annotated

from fastapi import Query
from sqlmodel import col
from starlette.responses import Response

from app.operations.asked.paging import Wanted
from app.operations.calls.read import Reading
from app.operations.calls.write import Writing
from app.operations.routers import operations
from app.resources import EXEMPTION
from app.schemas.register.exemptions import (
    ExemptionIn,
    ExemptionOut,
    ExemptionPatch,
    ExemptionQuery,
    ExemptionsOut,
)
from inventory.exemptions.exempting import change_exemption as edit_exemption
from inventory.exemptions.exempting import exempt, exemptions_matching
from inventory.exemptions.exemption import Exemption
from inventory.vocabulary.functions import Function

router = operations("Agreements")


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
