"""Overlaps as a list: each function, and below it who uses what for it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from app.cli.speaking.printing import out, shown
from app.wording.numbers import money
from app.wording.overlaps import (
    NOT_COUNTED,
    certainty_of,
    cost_of,
    everyone,
    size_of,
    title_of,
    units_of,
)
from matching.overlaps.overlap import OverlapKind

Card = Mapping[str, Any]
Cells = tuple[str, str, str, str]

WIDEST = 110
HEADERS: Cells = ("  System", "Säkert?", "Används av", "Kostnad per år")


def overlap_list(overlaps: Sequence[Card]) -> Iterator[RenderableType]:
    """Return overlaps as people read them."""
    widths = _widths(overlaps)
    yield _line(widths, HEADERS, style="bold")
    for overlap in overlaps:
        yield _heading(overlap)
        yield from (_line(widths, cells) for cells in _members(overlap["members"], "  "))
        for heading, members in _further(overlap):
            yield heading
            yield from (_line(widths, cells) for cells in _members(members, "    ", inside=True))
    if any(_is_beside(member) for overlap in overlaps for member in overlap["members"]):
        yield Text(f"\n* {NOT_COUNTED}", style="dim")


def _heading(overlap: Card) -> Text:
    is_product = overlap["kind"] == OverlapKind.SAME_PRODUCT
    told = [
        *(["troligen samma produkt"] if is_product else []),
        size_of(overlap),
        *([cost_of(overlap)] if overlap["annual_cost_known"] else []),
    ]
    return Text.assemble("\n", (shown(title_of(overlap)), "bold"), f"  {', '.join(told)}")


def _further(overlap: Card) -> Iterator[tuple[Text, list[Card]]]:
    """Return what is inside, without those who stand above already: one overlap tells the rest."""
    above = {member["system"]["id"] for member in overlap["members"]}
    for part in overlap["inside"]:
        members = [one for one in part["members"] if one["system"]["id"] not in above]
        if members:
            yield Text(f"  varav {shown(part['function']['label'])}", style="dim"), members


def _members(members: Sequence[Card], indent: str, *, inside: bool = False) -> Iterator[Cells]:
    for member in members:
        beside = "*" if _is_beside(member) and not inside else " "
        yield (
            f"{indent}{shown(member['system']['name'])}",
            certainty_of(member),
            shown(", ".join(units_of(member))),
            f"{money(member['annual_cost'])}{beside}",
        )


def _is_beside(member: Card) -> bool:
    return member["annual_cost"] is not None and not member["cost_counted"]


def _widths(overlaps: Sequence[Card]) -> tuple[int, ...]:
    names = [len(member["system"]["name"]) for one in overlaps for member in everyone(one)]
    name, certainty, cost = min(max(names, default=0) + 4, 30), 7, 14
    return name, certainty, min(out().width, WIDEST) - name - certainty - cost - 6, cost


def _line(widths: Sequence[int], cells: Cells, style: str = "") -> Table:
    line = Table.grid(padding=(0, 2))
    for width in widths:
        line.add_column(width=width, overflow="fold", style=style)
    line.columns[-1].justify = "right"
    line.add_row(*cells)
    return line
