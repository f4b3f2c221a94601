"""What kind of file the bytes are, whatever its name says."""

import re
from collections.abc import Mapping

from inventory.importing.files.delimited import read_delimited
from inventory.importing.files.records import Records
from inventory.importing.files.workbook import read_workbook
from inventory.importing.problems import TableUnreadableError, unreadable

SAVE_AS = "Öppna filen i Excel, spara den som CSV UTF-8 eller XLSX och försök igen."
MOST_BYTES = 20 * 2**20
WORKBOOK_NAMES = (".xlsx", ".xlsm")

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|\?xml|html|head|meta|table)\b", re.IGNORECASE
)
_FOREIGN = ((b"\x89PNG", "en bild"), (b"\xff\xd8\xff", "en bild"), (b"%PDF", "en PDF"))


def read_records(content: bytes, filename: str, known: Mapping[str, str]) -> Records:
    """Return the records of a table file, or say what it is instead."""
    if len(content) > MOST_BYTES:
        raise unreadable(f"Filen är större än {MOST_BYTES >> 20} MiB. Dela upp den i flera filer.")
    _refuse_foreign(content)
    named_workbook = filename.casefold().endswith(WORKBOOK_NAMES)
    if content.startswith(_ZIP):
        if not named_workbook:
            raise unreadable(
                "Filen är en zip-fil eller en Excel-arbetsbok, men namnet slutar inte på .xlsx. "
                "Är det en arbetsbok, så byt namn på den; annars packa upp filen först."
            )
        return read_workbook(content)
    if named_workbook and content:
        raise unreadable(f"Filen heter som en Excel-arbetsbok men är ingen. {SAVE_AS}")
    return read_delimited(content, known)


def _refuse_foreign(content: bytes) -> None:
    if content.startswith(_OLE):
        raise unreadable(
            "Filen är lösenordsskyddad eller sparad i Excels äldre format (.xls). "
            "Ta bort lösenordet och spara den som XLSX."
        )
    if _MARKUP.match(content):
        raise _is("en webbsida (HTML eller XML)")
    for start, what in _FOREIGN:
        if content.startswith(start):
            raise _is(what)


def _is(what: str) -> TableUnreadableError:
    return unreadable(f"Filen är {what} och inte en tabell. {SAVE_AS}")
