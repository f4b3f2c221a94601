"""What people write in a field, and what it says to the API."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import typer

from app.cli.speaking.options import day, whole_number, word_of
from app.client.register import Register

YES = frozenset({"j", "ja", "y", "yes", "true", "sant"})
NO = frozenset({"n", "nej", "no", "false", "falskt"})


@dataclass(frozen=True)
class Kind:
    """A kind of field: how its text is read, and what people are told of how to write it."""

    read: Callable[[str, Register], Any]
    hint: str = ""
    choices: Sequence[str] = ()
    """What there is to choose from, each called by its number too."""


def _yes_no(text: str) -> bool:
    if text.casefold() in YES:
        return True
    if text.casefold() in NO:
        return False
    raise typer.BadParameter(f"”{text}” är varken ja eller nej.")


def _level(text: str) -> int:
    level = whole_number(text)
    if level > 4:
        raise typer.BadParameter("En nivå är 0–4.")
    return level


def kronor(text: str | int) -> int:
    """Return an amount in whole kronor, however it is spaced."""
    return whole_number("".join(str(text).removesuffix("kr").split()))


def _day(text: str) -> str:
    return day(text).isoformat()


def parts(text: str, mark: str = ";") -> list[str]:
    """Return what stands between the marks."""
    return [part.strip() for part in text.split(mark) if part.strip()]


def _asked(text: str, register: Register) -> dict[str, Any]:
    unit, person, on, answer = (*(part.strip() for part in text.split("|", 3)), "", "", "")[:4]
    return {
        "unit": str(register.unit(unit).id),
        "person": person or None,
        "on": _day(on) if on else None,
        "answer": answer or None,
    }


def _representative(text: str, register: Register) -> dict[str, Any]:
    unit, _, person = (part.strip() for part in text.partition("|"))
    return {"unit": str(register.unit(unit).id), "person": person or None}


def _alone(read: Callable[[str], Any]) -> Callable[[str, Register], Any]:
    return lambda text, _: read(text)


def _each(read: Callable[[str, Register], Any]) -> Callable[[str, Register], list[Any]]:
    return lambda text, register: [read(part, register) for part in parts(text)]


def word(labels: Mapping[StrEnum, str]) -> Kind:
    """Return what reads one word of a closed list, or its number."""
    return Kind(_chosen(labels), "nummer eller ord", list(labels.values()))


def words(labels: Mapping[StrEnum, str]) -> Kind:
    """Return what reads several words of a closed list."""
    return Kind(_each(_chosen(labels)), "flera skiljs med semikolon", list(labels.values()))


def _chosen(labels: Mapping[StrEnum, str]) -> Callable[[str, Register], str]:
    numbered = {str(number): word.value for number, word in enumerate(labels, 1)}
    read = word_of(labels)
    return lambda text, _: numbered.get(text) or read(text).value


TEXT = Kind(_alone(str))
NAMES = Kind(_alone(parts), "flera skiljs med semikolon")
NUMBER = Kind(_alone(whole_number), "antal")
KRONOR = Kind(_alone(kronor), "kronor")
YES_NO = Kind(_alone(_yes_no), "ja eller nej")
LEVEL = Kind(_alone(_level), "0–4")
DAY = Kind(_alone(_day), f"till exempel {date(2027, 1, 31)}")
UNITS = Kind(
    _each(lambda text, register: str(register.unit(text).id)), "flera skiljs med semikolon"
)
FUNCTIONS = Kind(
    _each(lambda text, register: register.function(text).code), "flera skiljs med semikolon"
)
ASKED = Kind(_each(_asked), "enhet | person | dag | svar; flera skiljs med semikolon")
REPRESENTATIVES = Kind(_each(_representative), "enhet | person; flera skiljs med semikolon")
