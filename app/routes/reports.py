"""Reports to those who steer: as JSON, as a spreadsheet, and as a PDF."""

from typing import Annotated, Any

from fastapi import Path, Query
from starlette.responses import Response

from app.documents.overlaps.report import REPORTS, file_name
from app.operations.asked.slices import slice_of
from app.operations.calls.read import Reading
from app.operations.routers import operations
from app.schemas.reports import (
    DelegationNoticesOut,
    DelegationNoticesQuery,
    OverlapReportOut,
)
from inventory.errors import NotFoundError
from inventory.visibility import visibility_of
from matching.overlaps.finding import Overlaps
from reports.delegation_notices import delegation_notices
from reports.overlaps.report import overlap_report

router = operations("Reports")

Ending = Annotated[str, Path(json_schema_extra={"enum": [*REPORTS]})]

MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}

FILES: dict[int | str, Any] = {
    200: {"content": {media_type: {} for media_type in MEDIA_TYPES.values()}}
}


@router.get("/reports/overlaps.json", response_model=OverlapReportOut)
def read_overlap_report(read: Reading) -> Response:
    """Read the overlap report: where systems do the same job, and what was concluded of it."""
    return read.json(_overlap_report(read))


@router.get("/reports/overlaps.{format}", response_class=Response, responses=FILES)
def export_overlap_report(read: Reading, format: Ending) -> Response:  # noqa: A002 - what the address calls it
    """Read the overlap report as a file: `xlsx` to work in, `pdf` to read."""
    if format not in REPORTS:
        raise NotFoundError("report", format)
    report = _overlap_report(read)
    name = f'attachment; filename="{file_name(report, format)}"'
    file = REPORTS[format](report)
    return Response(file, headers={"Content-Disposition": name}, media_type=MEDIA_TYPES[format])


@router.get("/reports/delegation-notices", response_model=DelegationNoticesOut)
def list_delegation_notices(
    read: Reading, query: Annotated[DelegationNoticesQuery, Query()]
) -> Response:
    """List the decisions by delegation that are still to be reported to the board."""
    notices = delegation_notices(read.connection, read.actor, query.board, read.today)
    return read.json(slice_of(notices, query, read.request.url.path))


def _overlap_report(read: Reading) -> dict[str, Any]:
    known = read.installation.detector.look(read.connection, read.today)
    overlaps = Overlaps(read.connection, known, visibility_of(read.actor))
    return overlap_report(read.connection, read.actor, overlaps, read.today)
