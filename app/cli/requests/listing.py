"""Requests as a list: what each is, whom it waits for, and what stands out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from app.cli.requests.words import class_of, flags, found, waiting, worth
from app.cli.speaking.printing import shown
from app.labels import label
from app.schemas.gate.requests.request_out import RequestOut
from intake.requests.awaiting import ME

INDENT = len("IT-2026-0001  ")


def request_list(requests: Sequence[RequestOut]) -> Iterator[RenderableType]:
    """Return requests as people read them, some lines each."""
    for request in requests:
        yield Text.assemble(
            (f"\n{request.reference}  ", "bold"),
            (shown(request.title), "bold"),
            f", {shown(request.unit.name)}",
        )
        told = Text(f"{label(request.state)}, väntar på {shown(waiting(request.waiting_for))}")
        yield Padding(told, (0, 0, 0, INDENT), expand=False)
        yield Padding(Text(shown(_size(request)), style="dim"), (0, 0, 0, INDENT), expand=False)


def heading(filters: Mapping[str, Any]) -> str:
    """Return what a list is of."""
    if filters.get("awaiting") == ME:
        return "Ärenden som väntar på dig"
    if "awaiting" in filters:
        return f"Ärenden som väntar på {label(filters['awaiting'])}"
    return "Ärenden som du har påbörjat" if filters.get("mine") else "Ärenden"


def _size(request: RequestOut) -> str:
    told = [f"värde {worth(request)}", f"klass {class_of(request.information_class)}"]
    return " · ".join([*told, found(request), *filter(None, [flags(request)])])
