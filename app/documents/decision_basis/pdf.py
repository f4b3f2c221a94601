"""The decision basis as a PDF that can be read aloud (PDF/UA-1) and archived (PDF/A-2a).

What people wrote is data to the typesetter, never code.
"""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from app.documents.decision_basis.blocks import Block
from app.documents.decision_basis.content import document_of
from app.documents.decision_basis.legible import MISSING, lines_of, settable

TEMPLATE = Path(__file__).with_name("decision_basis.typ")
NOT_SETTABLE = (
    f"Tecknet {MISSING} står för ett skrivtecken som dokumentets typsnitt saknar. Det finns kvar i "
    "Samsyn."
)
OPENING = (
    *("kind", "title", "organisation", "reference", "case_number", "day"),
    *("standing", "notice", "facts"),
)


def to_pdf(basis: Mapping[str, Any]) -> bytes:
    """Return the basis as a PDF; a decided one is the same file each time, byte for byte."""
    import typst  # noqa: PLC0415 - a server that starts need not wait for it

    at: datetime = basis["as_of"]
    told = pages_of(basis) | {"date": [at.year, at.month, at.day]}
    written: bytes = typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        format="pdf",
        sys_inputs={"basis": orjson.dumps(told).decode()},
        ignore_system_fonts=True,
        timestamp=int(at.timestamp()),
        pdf_standards=["ua-1", "a-2a"],
    )
    return written


def pages_of(basis: Mapping[str, Any]) -> dict[str, Any]:
    """Return the document as plain values, each text as lines of letters that can be set."""
    document = document_of(basis)
    sections = [
        {"title": settled(section.title), "blocks": list(map(_block, section.blocks))}
        for section in document.sections
    ]
    opening = {name: settled(value) for name, value in asdict(document).items() if name in OPENING}
    lacks = MISSING in str([opening, sections])
    return opening | {"sections": sections, "remark": settled(NOT_SETTABLE if lacks else "")}


def settled(value: Any) -> Any:
    """Return a value with each text in it as its lines."""
    match value:
        case str():
            return [settable(line) for line in lines_of(value)]
        case dict():
            return {name: settled(one) for name, one in value.items()}
        case list() | tuple():
            return [settled(one) for one in value]
    return value


def _block(block: Block) -> dict[str, Any]:
    plain: dict[str, Any] = settled(asdict(block))
    return plain | {"set_as": type(block).__name__.lower()}
