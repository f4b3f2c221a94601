"""Small words that all sections use."""

from collections.abc import Mapping
from typing import Any

from app.labels import label
from app.wording.numbers import NOTHING
from app.wording.times import day
from record.people import Role

Basis = Mapping[str, Any]
Content = Mapping[str, Any]


def said(basis: Basis, step: str) -> Content:
    """Return what was filled in in a step; nothing where it is not."""
    filled_in = basis["steps"][step]
    content: Content = filled_in["content"] if filled_in else {}
    return content


def signed(basis: Basis, step: str) -> str:
    """Return who filled in a step, in which role, and when."""
    filled_in = basis["steps"][step]
    if filled_in is None:
        return "Inte ifyllt."
    by = filled_in["filled_in_by"]
    return f"{by['name']}, {label(Role(by['role']))}, {day(filled_in['filled_in_at'])}"


def or_nothing(text: str | None) -> str:
    """Return a text, or the sign for none."""
    return text or NOTHING


def yes_or_no(answer: bool | None) -> str:
    """Return an answer to a question."""
    return {True: "Ja", False: "Nej", None: "Inte besvarat"}[answer]


def lines(*parts: str) -> str:
    """Return what is not empty, line by line."""
    return "\n".join(part for part in parts if part)
