"""What commands print: tables and sentences for people, JSON for programs."""

import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from unicodedata import category

import orjson
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.wording.numbers import NOTHING

SAMPLE = "Exempeldata"


def out() -> Console:
    """Return where answers are printed; text from the register is never read as markup."""
    return Console(highlight=False, markup=False, emoji=False)


def err() -> Console:
    """Return where warnings and errors are printed."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def say(*lines: str) -> None:
    """Print sentences."""
    for line in lines:
        out().print(line)


def say_as_is(line: str) -> None:
    """Print a line that people copy, whatever its length."""
    out().print(line, soft_wrap=True)


def print_json(value: Any) -> None:
    """Print a value as JSON."""
    options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    sys.stdout.write(orjson.dumps(value, option=options).decode())


def answer(value: Any, *lines: str, as_json: bool) -> None:
    """Print what came of a command: sentences for people, or JSON for programs."""
    if as_json:
        print_json(value)
    else:
        say(*lines)


def title(text: str, *, sample: bool) -> Text:
    """Return a heading; it says so where the register holds sample data."""
    heading = Text(shown(text), style="bold")
    if sample:
        heading.append(f"   {SAMPLE}", style="not bold yellow")
    return heading


def table(*headers: str, right: Sequence[str] = ()) -> Table:
    """Return an empty table; columns in `right` hold numbers."""
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for header in headers:
        justify: Any = "right" if header in right else "left"
        made.add_column(header, justify=justify, overflow="fold", no_wrap=header in right)
    return made


def shown(value: object) -> str:
    """Return a value as a terminal may have it: what is not printable is spelled out."""
    if value is None or value == "":
        return NOTHING
    return "".join(map(_visible, str(value)))


def moment(at: datetime | None) -> str:
    """Return a point in time, as the clock on the wall has it."""
    return NOTHING if at is None else at.astimezone().strftime("%Y-%m-%d %H:%M")


def _visible(letter: str) -> str:
    if letter.isprintable() or letter == "\n" or category(letter) == "Zs":
        return letter
    return letter.encode("unicode_escape").decode("ascii")
