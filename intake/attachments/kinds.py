"""What a file is, by its content: what it is called proves nothing."""

import io
import zipfile
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import PurePath


class AttachmentKind(StrEnum):
    """A kind of file that may be attached."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    DOCX = "docx"
    XLSX = "xlsx"
    ODT = "odt"
    CSV = "csv"
    TXT = "txt"


MEDIA_TYPES: Mapping[AttachmentKind, str] = {
    AttachmentKind.PDF: "application/pdf",
    AttachmentKind.PNG: "image/png",
    AttachmentKind.JPEG: "image/jpeg",
    AttachmentKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    AttachmentKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    AttachmentKind.ODT: "application/vnd.oasis.opendocument.text",
    AttachmentKind.CSV: "text/csv; charset=utf-8",
    AttachmentKind.TXT: "text/plain; charset=utf-8",
}

ENDINGS: Mapping[AttachmentKind, tuple[str, ...]] = {
    AttachmentKind.JPEG: (".jpg", ".jpeg"),
    AttachmentKind.TXT: (".txt", ".md", ".log"),
}
"""How the name of a file may end, where that is not just its kind."""

MAGIC: Mapping[bytes, AttachmentKind] = {
    b"%PDF-": AttachmentKind.PDF,
    b"\x89PNG\r\n\x1a\n": AttachmentKind.PNG,
    b"\xff\xd8\xff": AttachmentKind.JPEG,
}
ZIP = b"PK\x03\x04"
CONTENT_TYPES = "[Content_Types].xml"
MACROS = "vbaProject.bin"
ODT_MIMETYPE = b"application/vnd.oasis.opendocument.text"
IN_TEXT = frozenset("\t\n\r\f")


def kind_of(content: bytes, name: str) -> AttachmentKind | None:
    """Return what a file is, or nothing where it is none of what may be attached."""
    for magic, kind in MAGIC.items():
        if content.startswith(magic):
            return kind
    if content.startswith(ZIP):
        return _kind_in_zip(content)
    return _kind_of_text(content, name)


def _kind_in_zip(content: bytes) -> AttachmentKind | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = parts.namelist()
            if any(name.endswith(MACROS) for name in names):
                return None
            return next((kind for kind, has in PARTS.items() if has(parts, names)), None)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError):
        return None


def _is_odt(parts: zipfile.ZipFile, names: list[str]) -> bool:
    if names[:1] != ["mimetype"] or parts.getinfo("mimetype").file_size != len(ODT_MIMETYPE):
        return False
    return parts.read("mimetype") == ODT_MIMETYPE and "content.xml" in names


PARTS: Mapping[AttachmentKind, Callable[[zipfile.ZipFile, list[str]], bool]] = {
    AttachmentKind.DOCX: lambda _, names: {CONTENT_TYPES, "word/document.xml"} <= set(names),
    AttachmentKind.XLSX: lambda _, names: {CONTENT_TYPES, "xl/workbook.xml"} <= set(names),
    AttachmentKind.ODT: _is_odt,
}


def _kind_of_text(content: bytes, name: str) -> AttachmentKind | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if not text or any(char < " " and char not in IN_TEXT for char in text):
        return None
    is_table = PurePath(name).suffix.lower() == ".csv"
    return AttachmentKind.CSV if is_table else AttachmentKind.TXT
