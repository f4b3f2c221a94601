"""Personal identity numbers in free text, which a register of systems has no reason to hold."""

import re

# YYMMDD or YYYYMMDD, and four digits more. A coordination number (samordningsnummer) has 60 added
# to its day. An organisation number has at least 20 where the month stands, so it is none.
_CANDIDATE = re.compile(
    r"(?<![0-9])(?:18|19|20)?"
    r"([0-9]{2}(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278][0-9]|[39][01]))[-+ ]?([0-9]{4})(?![0-9])"
)


def holds_identity_number(text: str) -> bool:
    """Tell whether a text holds a number with the date and the check digit of a person's."""
    return any(_check_digit_holds(date + rest) for date, rest in _CANDIDATE.findall(text))


def _check_digit_holds(ten_digits: str) -> bool:
    """Check by the Luhn algorithm."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(ten_digits))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
