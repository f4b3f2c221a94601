"""When two headers are the same header, however they happen to be typed."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

HEADER_WITHIN = 10  # records: titles and dates may stand above the headers

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def clean_header(text: str) -> str:
    """Return a header as it can be shown: on one line, without invisible characters."""
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return " ".join(visible.split())


def fold_header(text: str) -> str:
    """Return what makes two headers the same, whatever their case, spaces and final ``*``."""
    return clean_header(text).rstrip("*: ").casefold()


def field_of(header: str, known: Mapping[str, str]) -> str | None:
    """Name the field that a header stands for; a line break may have split the word in two."""
    folded = fold_header(header)
    return known.get(folded) or known.get(folded.replace(" ", ""))


def count_known(headers: Iterable[str], known: Mapping[str, str]) -> int:
    """Count the fields that a row of headers names."""
    return len({field_of(header, known) for header in headers} - {None})
