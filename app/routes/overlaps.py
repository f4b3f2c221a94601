"""Which systems do the same job."""

from typing import Annotated, Any

from fastapi import Query
from starlette.responses import Response

from app.operations.asked.paging import PageQuery
from app.operations.asked.slices import slice_of
from app.operations.call import Reading
from app.operations.routers import operations
from app.schemas.overlaps import OverlapOut, OverlapQuery, OverlapsOut
from inventory.errors import NotFoundError
from inventory.systems.reading.finding import subtree_of
from matching.overlaps import find_overlap, find_overlaps, overlaps_of

router = operations("Overlaps")


@router.get("/overlaps", response_model=OverlapsOut)
def list_overlaps(read: Reading, query: Annotated[OverlapQuery, Query()]) -> Response:
    """List the functions that two or more systems serve, those in most units first."""
    found = find_overlaps(read.connection, read.actor)
    return read.json(slice_of(_narrowed(read, found, query), query, read.request.url.path))


@router.get("/overlaps/{key}", response_model=OverlapOut)
def read_overlap(read: Reading, key: str) -> Response:
    """Read one overlap."""
    found = find_overlap(read.connection, read.actor, key)
    if found is None:
        raise NotFoundError("overlap", key)
    return read.computed(found)


@router.get("/systems/{system_id}/overlaps", response_model=OverlapsOut)
def list_system_overlaps(read: Reading, query: Annotated[PageQuery, Query()]) -> Response:
    """List what overlaps with one system."""
    found = overlaps_of(find_overlaps(read.connection, read.actor), read.named())
    return read.json(slice_of(found, query, read.request.url.path))


def _narrowed(
    read: Reading, overlaps: list[dict[str, Any]], query: OverlapQuery
) -> list[dict[str, Any]]:
    owners = None
    if query.unit is not None:
        owners = set(read.connection.scalars(subtree_of(query.unit)))
    return [overlap for overlap in overlaps if _fits(overlap, query, owners)]


def _fits(overlap: dict[str, Any], query: OverlapQuery, owners: set[Any] | None) -> bool:
    fits = (
        query.kind in (None, overlap["kind"])
        and query.certainty in (None, overlap["certainty"])
        and query.function in (None, overlap["function"]["code"])
        and overlap["units"] >= query.min_units
    )
    members = [member["system"]["owner_unit"] for member in overlap["members"]]
    return fits and (owners is None or any(unit and unit["id"] in owners for unit in members))
