"""What options may say: days, whole numbers, and words of closed lists in Swedish or English."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Skriv JSON i stället för text.")]
Yes = Annotated[bool, typer.Option("--yes", help="Fråga inte.")]


def day(text: str) -> date:
    """Return the day that a text names."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"”{text}” är inget datum. Skriv så här: 2026-01-31.") from None


def whole_number(text: str | int) -> int:
    """Return a number that counts something; a default comes as the number that it is."""
    digits = str(text)
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= 18):
        raise typer.BadParameter(f"”{text}” är inget heltal, noll eller större.")
    return int(digits)


def port_number(text: str | int) -> int:
    """Return the number of a port."""
    number = whole_number(text)
    if number > 65_535:
        raise typer.BadParameter("Ett portnummer är högst 65535.")
    return number


def word_of(labels: Mapping[StrEnum, str]) -> Callable[[str], StrEnum]:
    """Return what reads a word of a closed list: its code, or what people call it."""

    def read(text: str) -> StrEnum:
        wanted = text.strip().casefold()
        for word, label in labels.items():
            if wanted in (word.value, label.casefold()):
                return word
        known = ", ".join(f"{word.value} ({label})" for word, label in labels.items())
        raise typer.BadParameter(f"”{text}” är okänt. Skriv ett av: {known}.")

    return read
