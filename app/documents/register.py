"""The register as a file: CSV, XLSX or JSON; sample data says that it is, in name and sheet."""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import Any

import orjson
from sqlalchemy import Connection, select

from app.documents.tables import to_csv, to_xlsx
from inventory.exporting import export_headers, export_rows
from inventory.organisation.unit_names import UnitNames
from inventory.organisation.units import Unit
from inventory.sample.sample import has_sample

Cards = Sequence[Mapping[str, Any]]


class Format(StrEnum):
    """What a file is written as."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


def write_register(
    connection: Connection, cards: Cards, format_: Format, untold: Collection[str] = ()
) -> bytes:
    """Return the systems as a file, without some columns; CSV and XLSX import back unchanged."""
    sample = has_sample(connection)
    if format_ is Format.JSON:
        marked = {"note": "Exempeldata"} if sample else {}
        return orjson.dumps(marked | {"items": cards, "total": len(cards)})
    units = connection.execute(select(Unit.__table__)).mappings()  # type: ignore[attr-defined]
    paths = UnitNames(Unit(**unit) for unit in units).paths()
    headers, rows = export_headers(untold), export_rows(cards, paths, untold)
    if format_ is Format.CSV:
        return to_csv(headers, rows)
    return to_xlsx(headers, rows, "Exempeldata" if sample else "System")


def file_name(connection: Connection, format_: Format) -> str:
    """Return what a file of the register is called."""
    return f"{'exempeldata' if has_sample(connection) else 'system'}.{format_}"
