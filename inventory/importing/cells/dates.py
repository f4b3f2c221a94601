"""Dates, where there is only one way to read them."""

import re
from datetime import date, timedelta

from inventory.importing.cells.unreadable import UnreadableCellError

FIRST_YEAR, LAST_YEAR = 1900, 2200
FOR_EVER = date(9999, 12, 31)  # what many systems write for "until further notice"
WRITE_SO = "Skriv datumet som ÅÅÅÅ-MM-DD."

_EXCEL_EPOCH = date(1899, 12, 30)
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_TIME = r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?)?"
_YEAR_FIRST = re.compile(
    rf"([0-9]{{4}})(?:([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}})|()([0-9]{{2}})([0-9]{{2}})){_TIME}"
)
_YEAR_LAST = re.compile(rf"([0-9]{{1,2}})([-/.])([0-9]{{1,2}})\2([0-9]{{4}}){_TIME}")
_IN_WORDS = re.compile(
    rf"([0-9]{{1,2}}) ({'|'.join(_MONTHS)})[a-zåäö]*\.? ([0-9]{{4}})", re.IGNORECASE
)
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ][0-9]{1,2}|[0-9]{6}(?:-[0-9]{4})?")
_EXCEL_DAYS = re.compile(r"[0-9]{5}")


def parse_date(text: str) -> date:
    """Read a date: ISO 8601, ``20261231``, ``31.12.2026``, ``31/12/2026``, ``31 december 2026``.

    Points part day from month in that order everywhere; a slash does not, so ``1/2/2026`` is
    refused and ``31/12/2026`` is not.
    """
    text = text.strip()
    if match := _YEAR_FIRST.fullmatch(text):
        year, _, month, day = (part for part in match.groups() if part is not None)
        return _date(int(year), int(month), int(day))
    if match := _YEAR_LAST.fullmatch(text):
        return _day_first(int(match[1]), int(match[3]), int(match[4]), mark=match[2])
    if match := _IN_WORDS.fullmatch(text):
        return _date(int(match[3]), 1 + _MONTHS.index(match[2].casefold()), int(match[1]))
    raise UnreadableCellError(_why_no_date(text))


def _day_first(day: int, month: int, year: int, mark: str) -> date:
    if mark != "." and day <= 12 and month != day:
        raise UnreadableCellError(f"Dag och månad kan vara omkastade. {WRITE_SO}")
    return _date(year, month, day)


def _date(year: int, month: int, day: int) -> date:
    try:
        value = date(year, month, day)
    except ValueError:
        raise UnreadableCellError(f"Det finns inget sådant datum. {WRITE_SO}") from None
    if value != FOR_EVER and not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnreadableCellError(
            f"Året ligger inte mellan {FIRST_YEAR} och {LAST_YEAR}. {WRITE_SO}"
        )
    return value


def _why_no_date(text: str) -> str:
    if _EXCEL_DAYS.fullmatch(text):
        meant = _EXCEL_EPOCH + timedelta(days=int(text))
        return f"Excel har gjort om datumet till ett löpnummer, kanske för {meant}. {WRITE_SO}"
    if _SHORT_YEAR.fullmatch(text):
        return f"Året har två siffror, så datumet kan läsas på flera sätt. {WRITE_SO}"
    return f"Cellen innehåller inget datum. {WRITE_SO}"
