"""Amounts and numbers, as Swedes and their spreadsheets write them."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from inventory.importing.cells.unreadable import UnreadableCellError

MOST_SEK = 10**12
MOST_COUNTED = 10**9
_UNITS = {
    "": 1, "kr": 1, "kronor": 1, "sek": 1, "tkr": 10**3, "tsek": 10**3, "mkr": 10**6, "msek": 10**6
}  # fmt: skip

_AMOUNT = re.compile(
    r"(?:(?:sek|kr)\.? ?)?(?P<sign>[-+−–]?) ?(?P<number>[0-9][0-9 .,]*?)(?:[,:][-–])?"
    r"(?: ?(?P<unit>kr|kronor|sek|tkr|tsek|mkr|msek)\.?)?",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(?P<sign>[-+−–]?)(?P<number>[0-9][0-9 .,]*?)(?: ?(?:st|stycken)\.?)?", re.IGNORECASE
)
# One group of three after a point or a comma: 1.234 is a thousand to some and one to others.
_AMBIGUOUS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_FORMS = tuple(
    map(
        re.compile,
        (
            r"([0-9]+)(?:[.,]([0-9]+))?",  # 12500  12500,50  12500.50
            r"([0-9]{1,3}(?: [0-9]{3})+)(?:[.,]([0-9]+))?",  # 1 234 567,50
            r"([0-9]{1,3}(?:\.[0-9]{3})+),([0-9]+)",  # 1.234,56
            r"([0-9]{1,3}(?:,[0-9]{3})+)\.([0-9]+)",  # 1,234.56
            r"([0-9]{1,3}(?:\.[0-9]{3}){2,})()",  # 1.234.567
            r"([0-9]{1,3}(?:,[0-9]{3}){2,})()",  # 1,234,567
        ),
    )
)
_EXPONENT = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?E[-+]?[0-9]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of whole SEK, and whether öre were rounded away, half up."""

    sek: int
    rounded: bool


def parse_amount(text: str) -> Amount:
    """Read an amount: ``12 500,50``, ``1.234,56``, ``SEK 12``, ``500:-``, ``1,5 mkr``."""
    match = _matched(text, _AMOUNT)
    exact = _value(match) * _UNITS[(match["unit"] or "").casefold()]
    if exact > MOST_SEK:
        raise UnreadableCellError("Beloppet är orimligt stort. Kontrollera det.")
    whole = int(exact.to_integral_value(ROUND_HALF_UP))
    return Amount(whole, rounded=whole != exact)


def parse_count(text: str) -> int:
    """Read how many there are of something: ``75``, ``1 234``, ``75 st``."""
    exact = _value(_matched(text, _COUNT))
    if exact > MOST_COUNTED:
        raise UnreadableCellError("Antalet är orimligt stort. Kontrollera det.")
    if exact != int(exact):
        raise UnreadableCellError("Antalet är inte ett heltal. Skriv ett heltal.")
    return int(exact)


def _matched(text: str, pattern: re.Pattern[str]) -> re.Match[str]:
    """Match a text in which every kind of space is the ordinary one: they part thousands."""
    match = pattern.fullmatch(" ".join(text.split()))
    if match is None:
        raise UnreadableCellError(_why_no_number(text.strip()))
    return match


def _value(match: re.Match[str]) -> Decimal:
    value = _decimal(match["number"].strip())
    if match["sign"] not in {"", "+"} and value:
        raise UnreadableCellError("Talet är negativt. Skriv det utan minustecken.")
    return value


def _decimal(number: str) -> Decimal:
    if _AMBIGUOUS.fullmatch(number):
        raise UnreadableCellError(
            "Talet kan läsas på två sätt. Skriv tusental utan skiljetecken, till exempel 1234."
        )
    for form in _FORMS:
        if match := form.fullmatch(number):
            return Decimal(f"{re.sub('[ .,]', '', match[1])}.{match[2] or 0}")
    raise UnreadableCellError(
        "Siffrorna är grupperade på ett okänt sätt. Skriv till exempel 1234,50."
    )


def _why_no_number(text: str) -> str:
    if _EXPONENT.fullmatch(text):
        return "Talet är skrivet med exponent (E), troligen av Excel. Skriv ut alla siffror."
    if any(character.isdigit() and not character.isascii() for character in text):
        return "Talet är skrivet med andra siffror än 0–9. Skriv om det."
    return "Cellen innehåller inget tal. Skriv ett tal, till exempel 12500."
