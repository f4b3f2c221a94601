"""The overlap report as a PDF to read; texts from the register are data there, never code."""

from collections.abc import Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import orjson

from app.documents.overlaps.pages import pages_of

TEMPLATE = Path(__file__).with_name("overlaps.typ")


def to_pdf(report: Mapping[str, Any]) -> bytes:
    """Return the report as a PDF that screen readers can read (PDF/UA-1).

    The same report is the same file, byte for byte.
    """
    import typst  # noqa: PLC0415 - a server that starts need not wait for it

    setting: dict[str, Any] = {
        "root": str(TEMPLATE.parent),
        "format": "pdf",
        "sys_inputs": {"report": orjson.dumps(pages_of(report)).decode()},
        "ignore_system_fonts": True,
        "timestamp": int(datetime.combine(report["on"], time(), UTC).timestamp()),
    }
    try:
        written: bytes = typst.compile(str(TEMPLATE), pdf_standards=["ua-1"], **setting)
    except typst.TypstError:
        # A letter that the font lacks is set as a box, which the standard does not allow.
        written = typst.compile(str(TEMPLATE), **setting)
    return written
