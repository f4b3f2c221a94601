"""The register, out of it: CSV, XLSX and JSON, with the filters of the list."""

from typing import Annotated, Any

from fastapi import Path, Query
from sqlmodel import col
from starlette.responses import Response

from app.documents.register import Format, file_name, write_register
from app.operations.calls.read import Reading
from app.operations.routers import operations
from app.resources import SYSTEM
from app.schemas.systems.query import ExportQuery
from app.secrecy.restricted import untold_columns
from inventory.errors import NotFoundError
from inventory.systems.reading.filters import systems_matching
from inventory.systems.system import System

router = operations("Exports")

Ending = Annotated[str, Path(json_schema_extra={"enum": [*Format]})]
Asked = Annotated[ExportQuery, Query()]

MEDIA_TYPES = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.JSON: "application/json",
}


FILES: dict[int | str, Any] = {
    200: {"content": {media_type.partition(";")[0]: {} for media_type in MEDIA_TYPES.values()}}
}


@router.get("/exports/systems.{format}", response_class=Response, responses=FILES)
def export_systems(read: Reading, format: Ending, query: Asked) -> Response:  # noqa: A002 - what the address calls it
    """Export the systems that the caller may see; CSV and XLSX import back unchanged."""
    if format not in set(Format):
        raise NotFoundError("export", format)
    rows = systems_matching(read.actor, query.filters())
    ordered = rows.order_by(col(System.sort_key), col(System.id))
    cards = read.values(SYSTEM, read.connection.scalars(ordered).all())
    untold = untold_columns(read.actor)
    file = write_register(read.connection, cards, Format(format), untold)
    name = f'attachment; filename="{file_name(read.connection, Format(format))}"'
    media_type = MEDIA_TYPES[Format(format)]
    return Response(file, headers={"Content-Disposition": name}, media_type=media_type)
