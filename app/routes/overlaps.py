"""Which systems do the same job, what people conclude, and what could meet a need."""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from app.operations.asked.paging import PageQuery
from app.operations.asked.slices import slice_of
from app.operations.calls.call import Call
from app.operations.calls.read import Reading
from app.operations.calls.write import Writing
from app.operations.routers import operations
from app.schemas.overlaps.overlaps import OverlapOut, OverlapQuery, OverlapsOut
from app.schemas.overlaps.verdicts import VerdictIn, VerdictOut, VerdictsOut
from inventory.errors import MergedAwayError, NotFoundError
from inventory.systems.reading.filters import subtree_of
from inventory.systems.reading.finding import find_system
from inventory.visibility import visibility_of
from matching.overlaps.finding import Overlaps, Wanted
from matching.overlaps.overlap import Overlap
from matching.verdicts.deciding import conclude
from matching.verdicts.reading import read_verdicts

router = operations("Overlaps")


@router.get("/overlaps", response_model=OverlapsOut)
def list_overlaps(read: Reading, query: Annotated[OverlapQuery, Query()]) -> Response:
    """List the overlaps, first what is most worth acting on."""
    overlaps = _overlaps(read)
    page = slice_of(overlaps.order(_wanted(read, query)), query, read.request.url.path)
    return read.json(page | {"items": [overlaps.card(overlap) for overlap in page["items"]]})


@router.get("/overlaps/{key}", response_model=OverlapOut)
def read_overlap(read: Reading) -> Response:
    """Read one overlap."""
    return read.computed(_overlaps(read).card(read.found))


@router.get("/systems/{system_id}/overlaps", response_model=OverlapsOut)
def list_system_overlaps(read: Reading, query: Annotated[PageQuery, Query()]) -> Response:
    """List what overlaps with one system."""
    found = _overlaps(read).of_system(read.named())
    return read.json(slice_of(found, query, read.request.url.path))


@router.get("/overlaps/{key}/verdicts", response_model=VerdictsOut)
def list_verdicts(read: Reading, query: Annotated[PageQuery, Query()]) -> Response:
    """List all that was concluded about an overlap, the oldest first."""
    overlap: Overlap = read.found
    verdicts = (one for one in _overlaps(read).verdicts if one.is_about(overlap))
    told = [one.told(overlap, read.today) for one in verdicts]
    return read.json(slice_of(told, query, read.request.url.path))


@router.post("/overlaps/{key}/verdicts", response_model=VerdictOut, status_code=201)
def create_verdict(write: Writing, body: VerdictIn) -> Response:
    """Conclude something of the systems that are named, and leave what was said of others."""
    overlap: Overlap = write.found
    verdict = conclude(write.catalogue, write.actor, overlap, body.given())
    write.session.flush()
    told = next(one for one in read_verdicts(write.connection) if one.row["id"] == verdict.id)
    return write.made(told.told(overlap, write.today), str(verdict.id))


def _overlaps(call: Call) -> Overlaps:
    known = call.installation.detector.look(call.connection, call.today)
    return Overlaps(call.connection, known, visibility_of(call.actor))


def find_overlap(call: Call, key: str) -> Overlap:
    """Return the overlap with a key; a product's leads on through merges."""
    overlaps = _overlaps(call)
    found = overlaps.one(key)
    if found is None and key.startswith("product:"):
        found = overlaps.one(f"product:{_where_it_went(call, key.removeprefix('product:'))}")
    if found is None:
        raise NotFoundError("overlap", key)
    return found


def _where_it_went(call: Call, ref: str) -> UUID | None:
    try:
        return find_system(call.connection, call.actor, ref)
    except MergedAwayError as merged:
        return merged.into
    except NotFoundError:
        return None


def _wanted(read: Reading, query: OverlapQuery) -> Wanted:
    units = None
    if query.unit is not None:
        units = frozenset(read.connection.scalars(subtree_of(query.unit)))
    return Wanted(
        query.kind, query.function, units, query.certainty, query.verdict, query.min_units
    )
