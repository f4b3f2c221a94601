"""Finding things by what they are called."""

import re
import unicodedata
from typing import Any

from sqlalchemy import ColumnElement, and_
from sqlmodel import col

from inventory.swedish import sort_key

_MARKS = re.compile(r"[^\w\s]|_")


def called(name: Any, key: Any, text: str) -> ColumnElement[bool]:
    """Return the condition that a name holds a text, whatever the case; its key is the sort key.

    The key has letters and digits alone, so each other sign is looked for in the name itself.
    """
    marks = sorted(set(_MARKS.findall(unicodedata.normalize("NFC", text))))
    holds_words = col(key).contains(sort_key(text), autoescape=True)
    return and_(holds_words, *(col(name).contains(mark, autoescape=True) for mark in marks))
