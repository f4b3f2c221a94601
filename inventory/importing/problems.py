"""What is wrong with a file that somebody wants to import, said so that they can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass

from inventory.errors import RegisterError

SHOWN_CHARACTERS = 80


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where it stands, and in Swedish what to do about it."""

    line: int | None
    column: str | None
    value: str | None
    problem: str


class TableUnreadableError(RegisterError):
    """The file cannot be read as a table, so nothing in it may be imported."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("; ".join(problem.problem for problem in self.problems[:5]))


def unreadable(
    problem: str, *, line: int | None = None, column: str | None = None, value: str | None = None
) -> TableUnreadableError:
    """Return the error for a file with one thing wrong."""
    return TableUnreadableError([Problem(line, column, value, problem)])


def excerpt(value: str) -> str:
    """Return a value as it can be shown: short, and with invisible characters spelled out.

    A cell may hold terminal escapes, line breaks and text that runs backwards; none of them may
    reach a log or a terminal raw.
    """
    shown = "".join(map(_visible, value[:SHOWN_CHARACTERS]))
    return shown if len(value) <= SHOWN_CHARACTERS else f"{shown}…"


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    return character.encode("unicode_escape").decode("ascii")
