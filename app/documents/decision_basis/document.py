"""The decision basis as a file: what it can be written as, and what it is called."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.documents.decision_basis.pdf import to_pdf
from app.documents.decision_basis.word.writing import to_word

MEDIA_TYPES: Mapping[str, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def write_basis(basis: Mapping[str, Any], suffix: str, template: Path | None = None) -> bytes:
    """Return the decision basis as a file; a Word file in the municipality's template, if any."""
    return to_pdf(basis) if suffix == "pdf" else to_word(basis, template)


def file_name(basis: Mapping[str, Any], suffix: str) -> str:
    """Return what a file of the basis is called."""
    draft = "-utkast" if basis["draft"] else ""
    return f"beslutsunderlag-{basis['reference']}{draft}.{suffix}"
