"""Cells that hold several things."""

from collections.abc import Iterable


def read_list(text: str) -> list[str]:
    """Return the parts of a cell that holds several, each once."""
    parts = (part.strip() for part in text.replace("\n", ";").split(";"))
    return list(dict.fromkeys(part for part in parts if part))


def write_list(parts: Iterable[str]) -> str:
    """Return the cell that holds several parts."""
    return "; ".join(parts)
