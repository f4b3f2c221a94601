"""The records of an Excel workbook: the first visible sheet that has any."""

import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Literal, Protocol, cast

from inventory.importing.files.cell_text import text_of
from inventory.importing.files.container import damaged, refuse_harmful
from inventory.importing.files.formulas import unsaved_results
from inventory.importing.files.records import (
    LONGEST_CELL,
    Record,
    Records,
    refuse_too_large,
    too_long_cell,
)
from inventory.importing.problems import Problem, TableUnreadableError, unreadable

LAST_ROW = 1_048_576
MOST_CELLS = 1_000_000


class _Sheet(Protocol):
    """What we use of openpyxl's sheets that are read without being loaded."""

    title: str
    sheet_state: str

    def reset_dimensions(self) -> None: ...
    def iter_rows(self, *, values_only: Literal[True]) -> Iterator[tuple[object, ...]]: ...
    def _get_source(self) -> IO[bytes]: ...


def read_workbook(content: bytes) -> Records:
    """Return the records of a workbook, after it has been found harmless."""
    refuse_harmful(content)
    with warnings.catch_warnings():
        # openpyxl warns of styles and validations that it leaves out; we only read the values.
        warnings.filterwarnings("ignore", module="openpyxl")
        try:
            return _read(content)
        except TableUnreadableError:
            raise
        except Exception as error:
            raise damaged() from error


def _read(content: bytes) -> Records:
    from openpyxl import load_workbook  # noqa: PLC0415 - only those who read a workbook wait for it

    book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        sheets = cast("list[_Sheet]", book.worksheets)
        for sheet in sheets:
            sheet.reset_dimensions()  # what a sheet says of its size may be wrong
        chosen = next((sheet for sheet in sheets if _is_visible(sheet) and _has_data(sheet)), None)
        if chosen is None:
            raise unreadable("Arbetsboken är tom. Den ska ha en rubrikrad och en rad per post.")
        records = _records_of(chosen)
        records.warnings += _left_out(chosen, sheets)
        return records
    finally:
        book.close()


def _is_visible(sheet: _Sheet) -> bool:
    return sheet.sheet_state == "visible"


def _has_data(sheet: _Sheet) -> bool:
    return any(_data_rows(sheet))


def _left_out(chosen: _Sheet, sheets: list[_Sheet]) -> list[Problem]:
    names = [f"”{sheet.title}”" for sheet in sheets if sheet is not chosen and _has_data(sheet)]
    if not names:
        return []
    why = f"Bara bladet ”{chosen.title}” är läst. Dessa blad är inte lästa: {', '.join(names)}."
    return [Problem(None, None, None, why)]


def _records_of(sheet: _Sheet) -> Records:
    rows: list[Record] = []
    blank, last_line = 0, 0
    for record in _data_rows(sheet):
        refuse_too_large(record, len(rows))
        rows.append(record)
        blank += record.line - last_line - 1
        last_line = record.line
    with sheet._get_source() as part:  # noqa: SLF001 - there is no public way to a sheet's XML
        formulas = unsaved_results(part.read())
    return Records(rows, fixed_width=False, blank=blank, warnings=formulas)


def _data_rows(sheet: _Sheet) -> Iterator[Record]:
    cells = 0
    for line, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells += len(values)
        if cells > MOST_CELLS or line > LAST_ROW:
            raise unreadable(
                f"Arbetsboken har fler än {MOST_CELLS} celler eller {LAST_ROW} rader. "
                "Kopiera tabellen till en ny, tom arbetsbok.",
                line=line,
            )
        if values and (fields := _fields(values, line)):
            yield Record(line, fields)


def _fields(values: tuple[object, ...], line: int) -> list[str]:
    """Return a row as text, without the empty cells that end it."""
    fields = [text_of(value) for value in values]
    while fields and not fields[-1].strip():
        fields.pop()
    if any(len(text) > LONGEST_CELL for text in fields):
        raise too_long_cell(line)
    return fields
