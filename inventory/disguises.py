"""Characters that do not show, turn the text round, or look like others: names hide behind them."""

import re
from collections.abc import Iterable
from typing import Any

CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
TURNED_OR_HIDDEN = "\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
OTHER_LETTERS = "\u0370-\u03bb\u03bd-\u03ff\u0400-\u052f"  # Greek without μ, and Cyrillic
_LATIN = "A-Za-z\u00c0-\u024f"
_EMOJI = "\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"  # these are joined by \u200d, and rightly so

_NOT_SHOWN = re.compile(f"[{CONTROL}{TURNED_OR_HIDDEN}\u200d]")


holds_controls = re.compile(f"[{CONTROL}]").search
hides = re.compile(f"[{TURNED_OR_HIDDEN}]|(?<![{_EMOJI}])\u200d").search
is_disguised = re.compile(f"[{_LATIN}][{OTHER_LETTERS}]|[{OTHER_LETTERS}][{_LATIN}]").search

_ODD = (
    (holds_controls, "styrtecken som inte syns"),
    (hides, "tecken som inte syns eller som vänder på texten"),
    (is_disguised, "både våra bokstäver och grekiska eller kyrilliska i samma ord"),
)


def odd_names(names: Iterable[str]) -> list[dict[str, Any]]:
    """Return warnings of names that look like others, or like something else than they are."""
    nobody = {"existing_id": None, "name": None, "score": None}
    return [{"problem": _said(name, what)} | nobody for name in names for what in _oddities(name)]


def plainly(name: str) -> str:
    """Return a name without what does not show, or turns what stands around it."""
    return _NOT_SHOWN.sub("", name)


def _oddities(name: str) -> Iterable[str]:
    return (what for looks_so, what in _ODD if looks_so(name))


def _said(name: str, what: str) -> str:
    return f"Namnet ”{plainly(name)}” innehåller {what}. Skriv om det, så att det går att hitta."
