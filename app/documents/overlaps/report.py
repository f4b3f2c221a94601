"""The overlap report as a file: what it can be written as, and what it is called."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection

from app.documents.overlaps.pdf import to_pdf
from app.documents.overlaps.workbook import to_workbook
from matching.overlaps.finding import Overlaps
from record.actors import Actor
from record.row import now
from reports.overlaps.report import overlap_report

REPORTS: Mapping[str, Callable[[Mapping[str, Any]], bytes]] = {
    "xlsx": to_workbook,
    "pdf": to_pdf,
}


def write_report(connection: Connection, actor: Actor, overlaps: Overlaps, suffix: str) -> bytes:
    """Return the overlap report as a file, as of today."""
    return REPORTS[suffix](overlap_report(connection, actor, overlaps, now().date()))


def file_name(report: Mapping[str, Any], suffix: str) -> str:
    """Return what a file of the report is called."""
    return f"{'exempeldata' if report['sample'] else 'overlapp'}-{report['on']}.{suffix}"
