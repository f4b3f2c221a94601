"""Text as it can be set on paper: what people wrote, without what would not show or would lie."""

import re
import unicodedata
from itertools import chain

MISSING = "▯"
"""Stands for a letter that the document's own typefaces lack; the register still has it."""

BREAKS = re.compile(r"\r\n?|[\n\v\f\x85\u2028\u2029]")
UNSEEN = re.compile(r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
"""Joiners, and marks that turn the direction of writing: a text must not rearrange what it says."""

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What neither XML nor paper can hold."""

LONG = re.compile(r"(?!\b[0-9a-f]{64}\b)\S{40,}")
"""Words too long for a line; a hash is set so small that it fits."""
BREAK_HERE = "\u200b"
EVERY = 20

RANGES = (
    *((0x20, 0x7E), (0xA0, 0x377), (0x37A, 0x37F), (0x384, 0x38A), (0x38C, 0x38C)),
    *((0x38E, 0x3A1), (0x3A3, 0x4FF), (0x5D0, 0x5EA), (0x621, 0x63A), (0x641, 0x64A)),
    *((0x660, 0x669), (0x1E00, 0x1EFF), (0x2010, 0x2015), (0x2018, 0x2026), (0x2030, 0x2040)),
    *((0x2044, 0x2052), (0x2070, 0x2071), (0x2074, 0x208E), (0x20A0, 0x20BF), (0x2100, 0x211E)),
    *((0x2126, 0x214F), (0x2153, 0x2184), (0x2190, 0x22FF), (0x2500, 0x25FF), (0x2600, 0x2606)),
    *((0x2639, 0x263B), (0x2701, 0x2704), (0x270C, 0x2714), (0x2717, 0x2726), (0xFB00, 0xFB06)),
    *((0xFFFC, 0xFFFD),),
)
SETTABLE = frozenset(map(chr, chain.from_iterable(range(a, b + 1) for a, b in RANGES)))
"""The letters of the typefaces that come with the typesetter; a test sets all of them."""


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, each of letters that can be seen."""
    return [visible(line) for line in BREAKS.split(unicodedata.normalize("NFC", text))]


def visible(line: str) -> str:
    """Return one line without what cannot be seen; a control character is told by a sign."""
    return CONTROL.sub(MISSING, UNSEEN.sub("", line.replace("\t", " "))).strip()


def settable(line: str) -> str:
    """Return one line of letters that the PDF's typefaces have, in words that fit on a line."""
    known = "".join(char if char in SETTABLE else MISSING for char in line)
    return LONG.sub(_with_breaks, known)


def _with_breaks(word: re.Match[str]) -> str:
    whole = word[0]
    return BREAK_HERE.join(whole[at : at + EVERY] for at in range(0, len(whole), EVERY))
