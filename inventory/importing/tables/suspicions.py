"""Cells that can be read but hardly say what somebody meant."""

import re
from collections.abc import Callable, Mapping

from inventory.disguises import (
    CONTROL,
    OTHER_LETTERS,
    TURNED_OR_HIDDEN,
    hides,
    holds_controls,
    is_disguised,
)
from inventory.importing.problems import Problem, excerpt
from inventory.importing.tables.identity_numbers import holds_identity_number
from inventory.importing.tables.rows import Row

_MONTH = "(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)"

_CONTROLS = re.compile(f"[{CONTROL}]")

_EXCEL_ERROR = (
    r"#(?:N/A|SAKNAS!|REF!|REFERENS!|V[ÄA]RDEFEL!|VALUE!|NAMN\?|NAME\?|DIV/0!|DIVISION/0!|NUM!"
    r"|OGILTIGT!|TAL!|NULL!|SKÄRNING!|SPILL!|#+)"
)
_SUM = re.compile(r"(?:del|slut|total)?(?:summa|sum|totalt?)(?: totalt?)?\s*:?", re.IGNORECASE)
_FIGURE = re.compile(r"[-−]?[0-9][0-9\s.,]*(?:kr|sek|tkr|mkr|%)?", re.IGNORECASE)


Suspicion = tuple[Callable[[str], object], str]
"""What a damaged cell looks like, and what to say of it."""


def _has(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern).search


def _is(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern, re.IGNORECASE).fullmatch


_CONTROLLING = "Cellen innehåller styrtecken som inte syns. De läses inte."
_HIDING = "Cellen innehåller tecken som inte syns eller som vänder på texten. Skriv om den."
_DISGUISED = "Ett ord blandar våra bokstäver med grekiska eller kyrilliska. Skriv om det."
_MISREAD = (
    "Texten ser ut att vara sparad i fel teckenuppsättning, så att å, ä och ö har blivit fel. "
    "Exportera filen på nytt som UTF-8."
)
_FAILED = "Cellen innehåller ett felvärde från Excel. Rätta formeln eller skriv in värdet."
_AS_TEXT = "Skriv den på nytt i en cell som är formaterad som text."
_MADE_A_DATE = f"Excel kan ha gjort om en text till ett datum. {_AS_TEXT}"
_SHORTENED = f"Excel har förkortat en lång sifferföljd, så att siffror är borta. {_AS_TEXT}"
_IDENTIFYING = (
    "Cellen ser ut att innehålla ett personnummer eller samordningsnummer. Ta bort det: registret "
    "ska inte ha sådana."
)
_ODD_CHARACTERS = (
    (holds_controls, _CONTROLLING),
    (hides, _HIDING),
    (is_disguised, _DISGUISED),
    (_has("Ã[\x80-\xbf…„–‰ˆ]|Â[\xa0-\xbf]|â€|â‚¬|ï»¿|├[^\\s]|\ufffd"), _MISREAD),
    (_is(_EXCEL_ERROR), _FAILED),
)
_SPOILT_BY_EXCEL = (
    (_is(f"{_MONTH}-[0-9]{{2,4}}|[0-9]{{1,2}}-{_MONTH}"), _MADE_A_DATE),
    (_is("[-+]?[0-9]+(?:[.,][0-9]+)?E[-+][0-9]+"), _SHORTENED),
)

# Most rows hold nothing odd, which one look at the whole row tells; it need not be exact.
_GATES = (
    (
        _has(f"[{CONTROL}{TURNED_OR_HIDDEN}{OTHER_LETTERS}\u200d\ufffdÃÂâï├#]"),
        _ODD_CHARACTERS,
    ),
    (_has(f"(?im:[0-9]e[+-]|-(?:[0-9]{{2,4}}|{_MONTH})$)"), _SPOILT_BY_EXCEL),
    (_has("[0-9]{6}[-+ ]?[0-9]{4}"), ((holds_identity_number, _IDENTIFYING),)),
)


def without_controls(row: Row) -> Row:
    """Return a row without control characters, which no export could carry back."""
    if not any(map(_CONTROLS.search, row.cells.values())):
        return row
    cells = {name: _CONTROLS.sub("", text).strip() for name, text in row.cells.items()}
    return Row(row.line, cells)


def suspicions_of(row: Row, columns: Mapping[str, str]) -> list[Problem]:
    """Warn of every cell of a row that looks damaged, disguised or out of place."""
    whole = "\n".join(row.cells.values())
    suspicions = [suspicion for gate, those in _GATES if gate(whole) for suspicion in those]
    if not suspicions:
        return []
    return [
        Problem(row.line, columns[name], _shown(text, reasons), why)
        for name, text in row.cells.items()
        if (reasons := [why for looks_so, why in suspicions if looks_so(text)])
        for why in reasons
    ]


def _shown(text: str, reasons: list[str]) -> str | None:
    """Return what to repeat of a cell: no identity number, for warnings are logged and sent on."""
    return None if _IDENTIFYING in reasons else excerpt(text)


def is_sum_row(cells: Mapping[str, str]) -> bool:
    """Tell whether a row is the sum below a table: a word for it, and figures alone."""
    filled = filter(None, cells.values())
    return bool(_SUM.fullmatch(next(filled, ""))) and all(map(_FIGURE.fullmatch, filled))
