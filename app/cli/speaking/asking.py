"""Questions that somebody has to answer before something is done."""

import sys

import typer

from app.cli.speaking.printing import err

AGREED = ("j", "ja", "y", "yes")


def demand_yes(question: str) -> None:
    """Ask, and go no further without a yes; nobody there to answer is a no."""
    err().print(f"{question} [j/N] ", end="")
    answer = sys.stdin.readline()
    if not answer.endswith("\n"):
        err().print()
    if answer.strip().casefold() not in AGREED:
        raise typer.Abort


def ask(question: str) -> str:
    """Ask for a line; nobody there to answer ends it."""
    err().print(question, end="", soft_wrap=True)
    answer = sys.stdin.readline()
    if not answer:
        err().print()
        raise typer.Abort
    return answer.strip()
