"""What is asked while a request is on the table; saying nothing lets the matter be."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

import typer

from app.cli.speaking.asking import ask
from app.cli.speaking.options import word_of
from app.cli.speaking.printing import err


def ask_for(question: str) -> str:
    """Ask for a text; none is a change of mind."""
    text = ask(question)
    if not text:
        raise typer.Abort
    return text


def ask_which(question: str, words: Mapping[StrEnum, str]) -> StrEnum:
    """Ask for one of some words, by its number, its name or its code."""
    listed: Sequence[StrEnum] = list(words)
    for number, word in enumerate(listed, 1):
        err().print(f"  {number} {words[word]}")
    text = ask_for(question)
    if text.isascii() and text.isdecimal() and 1 <= int(text) <= len(listed):
        return listed[int(text) - 1]
    return word_of(words)(text)
