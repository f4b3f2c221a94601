"""The decision basis as a Word file: the same words as the PDF, in the styles of a template."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.documents.decision_basis.blocks import Document
from app.documents.decision_basis.content import document_of


def to_word(basis: Mapping[str, Any], template: Path | None = None) -> bytes:
    """Return the basis as a Word file."""
    # A server that starts need not wait for what writes Word files.
    from app.documents.decision_basis.word.filling import fill_in  # noqa: PLC0415
    from app.documents.decision_basis.word.setting import Setting  # noqa: PLC0415
    from app.documents.decision_basis.word.template import opened  # noqa: PLC0415

    document = document_of(basis)
    written = opened(template)
    setting = Setting(written)
    asked = fill_in(written, document.values)
    setting.write(document, with_title="titel" not in asked)
    _describe(written.core_properties, document)
    file = io.BytesIO()
    written.save(file)
    return file.getvalue()


def _describe(properties: Any, document: Document) -> None:
    """Say in the file's properties what it is; a template's own are not the document's."""
    properties.title = f"{document.kind} {document.reference}"[:255]
    properties.author = properties.last_modified_by = "Samsyn"
    properties.language = "sv-SE"
    properties.comments = properties.keywords = ""
    properties.subject = document.values["diarienummer"][:255]
