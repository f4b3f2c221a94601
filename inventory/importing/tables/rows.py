"""Rows below the header: the cells of each, by field."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from inventory.importing.files.records import Record, Records
from inventory.importing.problems import Problem, TableUnreadableError, excerpt, unreadable
from inventory.importing.tables.headers import Header

MOST_PROBLEMS_NAMED = 20
QUOTE = "'"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line where it starts, and the text of its cells for the fields of the file."""

    line: int
    cells: dict[str, str]


def rows_below(header: Header, records: Records) -> list[Row]:
    """Return the rows of a file, or refuse it when a row does not fit its header."""
    below = records.rows[header.position + 1 :]
    if records.fixed_width:
        below = _without_trailing_delimiter(below, len(header.names))
        _refuse_ragged(below, len(header.names))
    _refuse_unnamed(header, below)
    rows = [Row(line, _cells(fields, header)) for line, fields in below]
    _refuse_nul(rows, header)
    return rows


def _without_trailing_delimiter(below: list[Record], width: int) -> list[Record]:
    """Take away the last field where every row but the header ends in a delimiter."""
    if below and all(len(fields) == width + 1 and not fields[-1] for _, fields in below):
        return [Record(line, fields[:-1]) for line, fields in below]
    return below


def _refuse_ragged(below: list[Record], width: int) -> None:
    problems = [
        Problem(
            line,
            None,
            excerpt(" | ".join(fields)),
            f"Raden har {len(fields)} fält, rubrikraden har {width}. "
            "Sätt citattecken om text som innehåller skiljetecknet.",
        )
        for line, fields in below
        if len(fields) != width
    ]
    if problems:
        raise TableUnreadableError(_first_few(problems))


def _refuse_unnamed(header: Header, below: list[Record]) -> None:
    """Refuse data that no header says what it is."""
    width = len(header.names)
    unnamed = [at for at, name in enumerate(header.names) if not name]
    for line, fields in below:
        for at in (*unnamed, *range(width, len(fields))):
            if at < len(fields) and fields[at].strip():
                raise unreadable(
                    f"Kolumn {at + 1} har ingen rubrik men innehåller data. "
                    "Skriv en rubrik eller ta bort kolumnen.",
                    line=line,
                    value=excerpt(fields[at]),
                )


def _refuse_nul(rows: list[Row], header: Header) -> None:
    problems = [
        Problem(
            row.line,
            header.names[header.fields[name]],
            excerpt(text),
            "Cellen innehåller tecknet NUL, som inte kan sparas. Ta bort det.",
        )
        for row in rows
        for name, text in row.cells.items()
        if "\0" in text
    ]
    if problems:
        raise TableUnreadableError(_first_few(problems))


def _first_few(problems: list[Problem]) -> Iterator[Problem]:
    yield from problems[:MOST_PROBLEMS_NAMED]
    more = len(problems) - MOST_PROBLEMS_NAMED
    if more > 0:
        yield Problem(None, None, None, f"… och {more} rader till med samma fel.")


def _cells(fields: list[str], header: Header) -> dict[str, str]:
    width = len(fields)
    cells = {
        name: _normal(fields[at].strip()) if at < width else ""
        for name, at in header.fields.items()
    }
    return _unquoted(cells) if header.is_marked else cells


def _normal(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _unquoted(cells: dict[str, str]) -> dict[str, str]:
    """Take away the quote that our own export puts before what a spreadsheet would calculate."""
    return {name: text.removeprefix(QUOTE) for name, text in cells.items()}
