"""Whether a workbook is a container that can be opened without harm.

A workbook is a zip file of XML parts, so it can be a zip bomb, carry macros, or make the XML
parser expand or fetch entities. All of that is refused here, before any part is parsed. Nothing
is ever unpacked to disk, so the names of the parts do no harm.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat

from inventory.importing.problems import TableUnreadableError, unreadable

MOST_PARTS = 1_000
MOST_BYTES = 100 * 2**20
MOST_TIMES_LARGER = 100
MAY_BE_ANY_TIMES_LARGER = 2**20  # a small part that is very regular harms nobody
MOST_TAGS = 5_000_000  # a workbook of a million cells has about four million
CHUNK = 2**20

_SAVE_PLAIN = "Kopiera tabellen till en ny, tom arbetsbok och spara den som XLSX."
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1


class _PrologEndsError(Exception):
    """The root element has begun: there can be no DTD any more."""


class _HasDtdError(Exception):
    """The part has a DTD, which no spreadsheet program writes."""


def refuse_harmful(content: bytes) -> None:
    """Refuse a workbook that is damaged, too large when unpacked, or more than a table."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as container:
            _refuse_by_directory(container)
            _refuse_by_content(container)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise damaged() from error


def damaged() -> TableUnreadableError:
    """Return the error for a workbook that is not whole."""
    return unreadable(
        "Arbetsboken är skadad eller ofullständig. Öppna den i Excel, spara den på nytt som XLSX "
        "och försök igen."
    )


def _refuse_by_directory(container: zipfile.ZipFile) -> None:
    """Refuse by what the container says of itself: whether that is true is seen when reading."""
    parts = container.infolist()
    if len(parts) > MOST_PARTS:
        raise unreadable(f"Arbetsboken har fler än {MOST_PARTS} delar. {_SAVE_PLAIN}")
    if any(part.filename.casefold().endswith("vbaproject.bin") for part in parts):
        raise unreadable("Arbetsboken innehåller makron. Spara den som XLSX utan makron.")
    if any(part.flag_bits & _ENCRYPTED or part.compress_type not in _METHODS for part in parts):
        raise unreadable("Arbetsboken är krypterad. Ta bort lösenordet och spara den på nytt.")
    if len(set(container.namelist())) < len(parts):
        raise damaged()
    if sum(part.file_size for part in parts) > MOST_BYTES or any(map(_is_bomb, parts)):
        raise unreadable(f"Arbetsboken blir orimligt stor när den packas upp. {_SAVE_PLAIN}")


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return (
        part.file_size > MAY_BE_ANY_TIMES_LARGER
        and part.file_size > MOST_TIMES_LARGER * part.compress_size
    )


def _refuse_by_content(container: zipfile.ZipFile) -> None:
    """Read every part to its end; zipfile stops at the size declared, and checks the checksum."""
    tags = 0
    for part in container.infolist():
        chunks = _chunks(container, part)
        first = next(chunks, b"")
        if _has_dtd(first):
            raise unreadable(f"Arbetsboken innehåller en otillåten XML-deklaration. {_SAVE_PLAIN}")
        tags += first.count(b"<") + sum(chunk.count(b"<") for chunk in chunks)
        if tags > MOST_TAGS:
            raise unreadable(f"Arbetsboken har för många celler. {_SAVE_PLAIN}")


def _chunks(container: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with container.open(part) as stream:
        while chunk := stream.read(CHUNK):
            yield chunk


def _has_dtd(head: bytes) -> bool:
    """Parse the beginning of a part, in whatever encoding it is, until its root element."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_dtd
    parser.StartElementHandler = _end_prolog
    try:
        parser.Parse(head, len(head) < CHUNK)
    except (_HasDtdError, LookupError):  # an encoding that nobody knows may hide anything
        return True
    except (_PrologEndsError, expat.ExpatError):  # not XML at all: an image, a printer setting
        return False
    return True  # a megabyte without a root element: nothing that a spreadsheet program writes


def _refuse_dtd(*_declaration: object) -> None:
    raise _HasDtdError


def _end_prolog(*_element: object) -> None:
    raise _PrologEndsError
