"""Which character parts the fields of a delimited file."""

import csv
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import StringIO
from itertools import islice

from inventory.importing.problems import Problem
from inventory.importing.tables.header_folding import HEADER_WITHIN, count_known

DELIMITERS = (";", "\t", ",", "|")
NAMES = {";": "semikolon", "\t": "tabb", ",": "komma", "|": "lodstreck"}
SAMPLE_CHARACTERS = 65_536
SAMPLE_RECORDS = 30

# Excel's own first line, "sep=;": it tells Excel what to split at, and is no part of the table.
_HINT = re.compile(r'"?sep=(\t|[^\w\s"])"?[;,\t|]*(?:\r\n?|\n|\Z)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file is to be split, what there is to split, and on which line that begins."""

    delimiter: str
    body: str
    first_line: int
    warnings: list[Problem] = field(default_factory=list)


def dialect_of(text: str, known: Mapping[str, str]) -> Dialect:
    """Choose the delimiter by which most headers are known and the rows are most alike.

    A ``sep=`` line settles a tie, no more: it is kept when somebody changes the rest of the file.
    """
    hint = _HINT.match(text)
    if hint is None:
        return Dialect(_best(DELIMITERS, text, known), text, 1)
    hinted, body = hint[1], text[hint.end() :]
    chosen = _best((hinted, *DELIMITERS), body, known)
    return Dialect(chosen, body, 2, _contradiction(hint[0].strip(), hinted, chosen))


def _best(candidates: tuple[str, ...], text: str, known: Mapping[str, str]) -> str:
    sample = text[:SAMPLE_CHARACTERS]
    return max(candidates, key=lambda delimiter: _fit(_sample(sample, delimiter), known))


def _sample(text: str, delimiter: str) -> list[list[str]]:
    records = csv.reader(StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    try:
        return [fields for fields in islice(records, SAMPLE_RECORDS) if any(fields)]
    except csv.Error:  # an open quotation mark; the real reading will say on which line
        return []


def _fit(records: list[list[str]], known: Mapping[str, str]) -> tuple[int, float]:
    if not records:
        return 0, 0.0
    headers = max(count_known(fields, known) for fields in records[:HEADER_WITHIN])
    alike = Counter(map(len, records)).most_common(1)[0][1]
    return headers, alike / len(records)


def _contradiction(hint: str, hinted: str, chosen: str) -> list[Problem]:
    if chosen == hinted:
        return []
    why = (
        f"Första raden anger ett annat skiljetecken än filen har. Filen är läst med "
        f"{NAMES.get(chosen, chosen)}. Rätta eller ta bort raden."
    )
    return [Problem(1, None, hint, why)]
