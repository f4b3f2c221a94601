"""The text of a spreadsheet cell, as a Swede would have typed it where that is unambiguous.

Numbers get a decimal point, and no thousands separators: the decimal comma belongs to how a cell
is shown, not to what it holds. Dates are ISO 8601, truth values SANT and FALSKT.
"""

import re
from datetime import date, datetime, time
from decimal import Decimal

# A workbook spells a control character "_x000D_"; openpyxl leaves that as it is.
_SPELLED_CONTROL = re.compile("_x(00[01][0-9A-F]|FFF[EF])_")


def text_of(value: object) -> str:
    """Return a cell's value as text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _SPELLED_CONTROL.sub(_control, value) if "_x" in value else value
    if isinstance(value, bool):
        return "SANT" if value else "FALSKT"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, date):
        return _day(value)
    return str(value)


def _control(spelled: re.Match[str]) -> str:
    return chr(int(spelled[1], 16))


def _number(value: float) -> str:
    """Return 5.0 as 5, and no number with an exponent."""
    return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")


def _day(value: date) -> str:
    """Return midnight as the day alone: that is how a workbook holds a plain date."""
    if isinstance(value, datetime):
        return str(value.date() if value.time() == time.min else value)
    return value.isoformat()
