"""`samsyn overlaps`: which systems do the same job."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any
from uuid import UUID

import typer
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text
from sqlalchemy import Connection

from app.cli.register import actor, holds_sample, open_register
from app.cli.speaking.commands import command, new_group
from app.cli.speaking.options import AsJson, whole_number
from app.cli.speaking.printing import (
    in_number,
    money,
    out,
    print_json,
    say,
    shown,
    title,
)
from inventory.systems.reading.cards import read_cards
from matching.overlaps.finding import look_once
from record.row import now

WIDEST = 110

group = new_group()

Overlap = Mapping[str, Any]
Cards = Mapping[UUID, Mapping[str, Any]]


@command(
    group,
    "Visa funktioner som två eller flera system utför, de i flest enheter först.",
    "samsyn overlaps",
    "samsyn overlaps --min-units 3 --json",
)
def overlaps(
    min_units: Annotated[
        int,
        typer.Option(parser=whole_number, metavar="ANTAL", help="Minsta antal enheter som berörs."),
    ] = 1,
    as_json: AsJson = False,
) -> None:
    """Print the overlaps."""
    with open_register() as database, database.reading() as connection:
        sample = holds_sample(connection, as_json=as_json)
        found = [
            o
            for o in look_once(connection, actor(), now().date()).ranked()
            if o["units"] >= min_units
        ]
        members = read_members(connection, found)
    if as_json:
        print_json({"items": found, "total": len(found)})
        return
    out().print(title("System som gör samma sak", sample=sample))
    if found:
        out().print(*overlap_list(found, members), sep="\n")
    say("", f"{len(found)} överlapp." if found else "Inga överlapp.")


def read_members(connection: Connection, overlaps: Sequence[Overlap]) -> Cards:
    """Return the entries of the systems in some overlaps."""
    ids = {member["system"]["id"] for overlap in overlaps for member in overlap["members"]}
    return read_cards(connection, list(ids), now().date())


def overlap_list(overlaps: Sequence[Overlap], members: Cards) -> Iterator[RenderableType]:
    """Return overlaps as people read them: the function, and below it who uses what for it."""
    widths = _widths(members)
    yield _line(widths, "System", "Används av", "Kostnad per år", style="bold")
    for overlap in overlaps:
        yield _heading(overlap)
        for member in overlap["members"]:
            card = members[member["system"]["id"]]
            name, cost = f"  {shown(card['name'])}", money(card["annual_cost"])
            yield _line(widths, name, _units(card, overlap), cost)


def _widths(members: Cards) -> tuple[int, int, int]:
    longest = max((len(card["name"]) for card in members.values()), default=0)
    name, cost = min(longest + 2, 30), 14
    return name, min(out().width, WIDEST) - name - cost - 4, cost


def _heading(overlap: Overlap) -> Text:
    counted = f"{len(overlap['members'])} system, {in_number(overlap['units'], 'enhet', 'enheter')}"
    label = overlap["function"]["label"] if overlap["function"] else "Troligen samma produkt"
    return Text.assemble("\n", (shown(label), "bold"), f"  {counted}")


def _line(widths: tuple[int, int, int], *cells: str, style: str = "") -> Table:
    line = Table.grid(padding=(0, 2))
    for width in widths:
        line.add_column(width=width, overflow="fold", style=style)
    line.columns[2].justify = "right"
    line.add_row(*cells)
    return line


def _units(card: Mapping[str, Any], overlap: Overlap) -> str:
    code = overlap["function"] and overlap["function"]["code"]
    uses = [
        use
        for use in card["uses"]
        if code is None or code in use["functions"] or not use["functions"]
    ]
    owner = card["owner_unit"]
    units = [use["unit"]["name"] for use in uses] or ([owner["name"]] if owner else [])
    return shown(", ".join(units))
