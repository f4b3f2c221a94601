"""Text as it can be set on paper: what people wrote, without what would not show or would lie."""

import re
import unicodedata
from itertools import chain

MISSING = "□"
"""Stands for a letter that the document's own typeface lacks; the register still has it."""

BREAKS = re.compile(r"\r\n?|[\n\v\f\x85\u2028\u2029]")
UNSEEN = re.compile(r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
"""Joiners, and marks that turn the direction of writing: a text must not rearrange what it says."""

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What neither XML nor paper can hold."""

LONG = re.compile(r"\S{32,}")
"""Words too long for a line."""
HASH = re.compile(r"[0-9a-f]{64}")
"""What is set so small that it fits, to be copied whole."""
BREAK_HERE = "\u200b"
EVERY = 12

RANGES = (
    *((0x20, 0x7E), (0xA0, 0x2E4), (0x2EA, 0x36F), (0x384, 0x38A), (0x38C, 0x38C)),
    *((0x38E, 0x3A1), (0x3A3, 0x3CE), (0x400, 0x45F), (0x490, 0x4C4), (0x4D0, 0x4F9)),
    *((0x5D0, 0x5EA), (0x1E00, 0x1E9B), (0x1E9E, 0x1E9E), (0x1EA0, 0x1EF9), (0x2010, 0x2027)),
    *((0x2030, 0x2037), (0x2039, 0x203E), (0x2044, 0x2044), (0x2074, 0x208E), (0x20AC, 0x20AC)),
    *((0x2116, 0x2116), (0x2122, 0x2122), (0x2153, 0x2184), (0x2190, 0x219B), (0x2200, 0x220D)),
    *((0x220F, 0x221C), (0x2223, 0x222B), (0x2247, 0x2249), (0x2260, 0x2262), (0x2264, 0x2265)),
    *((0x25A0, 0x25A1), (0x25B2, 0x25B3), (0x25B6, 0x25B7), (0x25BC, 0x25BD), (0x25CE, 0x25D7)),
    *((0x2605, 0x2605), (0xFFFD, 0xFFFD)),
)
SETTABLE = frozenset(map(chr, chain.from_iterable(range(a, b + 1) for a, b in RANGES)))
"""The letters of the typeface, which comes with the typesetter; a test sets all of them."""


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
    if HASH.fullmatch(whole):
        return whole
    return BREAK_HERE.join(whole[at : at + EVERY] for at in range(0, len(whole), EVERY))
