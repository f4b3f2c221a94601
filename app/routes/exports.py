"""The register, out of it: CSV, XLSX and JSON, with the filters of the list."""

from enum import StrEnum
from typing import Annotated

import orjson
from fastapi import Query
from sqlalchemy import select
from sqlmodel import col
from starlette.responses import Response

from app.documents.tables import to_csv, to_xlsx
from app.operations.call import Read, Reading
from app.operations.routers import operations
from app.resources import SYSTEM
from app.schemas.systems import ExportQuery
from inventory.errors import NotFoundError
from inventory.exporting import export_headers, export_rows
from inventory.organisation.units import Unit, UnitNames
from inventory.systems.finding import systems_matching
from inventory.systems.system import System

router = operations("Exports")


class Format(StrEnum):
    """What a file is written as."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


MEDIA_TYPES = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.JSON: "application/json",
}


@router.get("/exports/systems.{format}", response_class=Response)
def export_systems(read: Reading, format: str, query: Annotated[ExportQuery, Query()]) -> Response:  # noqa: A002 - what the address calls it
    """Export the systems that the caller may see; CSV and XLSX import back unchanged."""
    if format not in set(Format):
        raise NotFoundError("export", format)
    rows = systems_matching(read.actor, query.filters())
    ordered = rows.order_by(col(System.sort_key), col(System.id))
    cards = read.values(SYSTEM, read.connection.scalars(ordered).all())
    file = _written(read, Format(format), cards)
    name = f'attachment; filename="system.{format}"'
    media_type = MEDIA_TYPES[Format(format)]
    return Response(file, headers={"Content-Disposition": name}, media_type=media_type)


def _written(read: Read, format_: Format, cards: list[dict[str, object]]) -> bytes:
    if format_ is Format.JSON:
        return orjson.dumps({"items": cards, "total": len(cards)})
    units = read.connection.execute(select(Unit.__table__)).mappings()  # type: ignore[attr-defined]
    names = UnitNames([Unit(**row) for row in units])
    table = export_rows(cards, names.paths())
    if format_ is Format.CSV:
        return to_csv(export_headers(), table)
    return to_xlsx(export_headers(), table, "System")
