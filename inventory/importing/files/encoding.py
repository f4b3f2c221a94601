"""Which characters the bytes of a text file are.

UTF-8 is strict enough to prove itself; what is not UTF-8 is Windows-1252, as Swedish Excel saves
it, unless something in the bytes says otherwise. UTF-7 is never considered: in it, plain ASCII
text can turn into markup.
"""

import codecs
import re
from dataclasses import dataclass, field

from inventory.importing.problems import Problem, TableUnreadableError, unreadable

SAVE_AS_UTF8 = "Spara filen som ”CSV UTF-8” (i Excel: Spara som) och försök igen."
MOST_CONTROL_CHARACTERS = 0.05

# UTF-32 before UTF-16: the mark of the one begins with the mark of the other.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = {*range(32), 127} - set(b"\t\n\r")
_NOT_CONTROL = bytes(set(range(256)) - _CONTROL)
# Pairs that Windows-1252 text never has: Â and Ã before a sign, â€ before a quotation mark.
# Ö and Ä do stand before a dash or a quotation mark ("MILJÖ–HÄLSA"), and look like UTF-8 then.
_CERTAINLY_UTF8 = re.compile(rb"\xc3[\x80-\xbf]|\xc2[\xa0-\xbf]|\xe2\x80[\x90-\xbf]")
_FORBIDDEN_UTF8 = re.compile(rb"[\xc0\xc1][\x80-\xbf]|\xed[\xa0-\xbf][\x80-\xbf]")
_NOT_IN_WINDOWS_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_SWEDISH_IN_WINDOWS_1252 = re.compile(rb"[\xc4\xc5\xd6\xe4\xe5\xf6]")
# å, ä and ö of DOS (code page 850) and of old Macs, inside a word.
_SWEDISH_ELSEWHERE = re.compile(rb"[A-Za-z][\x84\x86\x94\x8a\x8c\x9a][a-z]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, and what about its characters should be looked over."""

    text: str
    warnings: list[Problem] = field(default_factory=list)


def decode(content: bytes) -> Decoded:
    """Return the text of a file, or refuse it where that would be guessing."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return Decoded(_strictly(content[len(mark) :], encoding))
    if guess := _utf16_without_mark(content):
        return Decoded(_strictly(content, guess), [_guessed_utf16()])
    _refuse_binary(content)
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _windows_1252(content, error)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _broken(content, error) from error


def _utf16_without_mark(content: bytes) -> str | None:
    """Name the UTF-16 that this must be: western text has a zero in every second byte."""
    first, second = content[0::2], content[1::2]
    if len(content) % 2 == 0 and not first.count(0) and second.count(0) > len(second) / 2:
        return "utf-16-le"
    if len(content) % 2 == 0 and not second.count(0) and first.count(0) > len(first) / 2:
        return "utf-16-be"
    return None


def _guessed_utf16() -> Problem:
    return Problem(
        None, None, None, f"Filen är läst som UTF-16, fast den inte är märkt så. {SAVE_AS_UTF8}"
    )


def _refuse_binary(content: bytes) -> None:
    control = len(content.translate(None, _NOT_CONTROL))
    if control > MOST_CONTROL_CHARACTERS * len(content):
        raise unreadable(
            "Filen innehåller inte text. Spara tabellen som CSV eller XLSX och försök igen."
        )


def _windows_1252(content: bytes, error: UnicodeDecodeError) -> Decoded:
    if _CERTAINLY_UTF8.search(content) or _FORBIDDEN_UTF8.search(content):
        raise _broken(content, error) from error
    foreign = _NOT_IN_WINDOWS_1252.search(content)
    if not foreign and not _SWEDISH_IN_WINDOWS_1252.search(content):
        foreign = _SWEDISH_ELSEWHERE.search(content)
    if foreign:
        raise unreadable(
            "Filens teckenuppsättning går inte att avgöra; den ser ut att komma från DOS eller "
            f"en äldre Mac. {SAVE_AS_UTF8}",
            line=_line_after(content[: foreign.start()]),
        ) from error
    return Decoded(content.decode("windows-1252"), _unsure_euros(content))


def _unsure_euros(content: bytes) -> list[Problem]:
    """Warn of ¤: the same byte is € in ISO 8859-15, and almost nobody means ¤."""
    at = content.find(0xA4)
    if at < 0:
        return []
    why = f"Tecknet ¤ kan vara ett € som har blivit fel. Kontrollera texten, eller: {SAVE_AS_UTF8}"
    return [Problem(_line_after(content[:at]), None, "¤", why)]


def _broken(content: bytes, error: UnicodeDecodeError) -> TableUnreadableError:
    line = _line_after(content[: error.start].decode(error.encoding, "replace").encode())
    return unreadable(_why_broken(content, error), line=line)


def _why_broken(content: bytes, error: UnicodeDecodeError) -> str:
    if error.end == len(content) and error.reason in {"unexpected end of data", "truncated data"}:
        return "Filen slutar mitt i ett tecken och är troligen avklippt. Exportera den på nytt."
    if not error.encoding.startswith("utf-8"):
        return f"Raden har tecken som inte är giltig {error.encoding[:6].upper()}. {SAVE_AS_UTF8}"
    if _FORBIDDEN_UTF8.match(content, error.start):
        return f"Raden har ett tecken som är kodat på ett otillåtet sätt. {SAVE_AS_UTF8}"
    return (
        "Filen blandar två teckenuppsättningar: den här raden är inte UTF-8, men andra rader är "
        f"det. {SAVE_AS_UTF8}"
    )


def _line_after(head: bytes) -> int:
    """Return the line on which a file goes on after its head, whichever way the lines end."""
    return len((head + b".").splitlines())
