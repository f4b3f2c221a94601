"""How one kind of error is told to the caller (RFC 9457)."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

Describe = Callable[[Any], str]
Members = Callable[[Any], Mapping[str, Any]]


@dataclass(frozen=True)
class ProblemType:
    """How one kind of error is told to the caller."""

    slug: str
    status: int
    title: str
    detail: Describe
    members: Members = field(default=lambda _: {})
    headers: Mapping[str, str] = field(default_factory=dict)


def pointers(error: Any) -> dict[str, Any]:
    """Return where in what was sent the faults are."""
    return {"errors": [{"pointer": pointer, "detail": why} for pointer, why in error.errors]}


def table_problems(error: Any) -> dict[str, Any]:
    """Return what of a file was refused, as an import tells it."""
    rejected = [asdict(problem) for problem in error.problems]
    counts = {"rows": 0, "created": 0, "updated": 0, "unchanged": 0, "warnings": []}
    return counts | {"rejected": rejected} | getattr(error, "counts", {})
