"""`samsyn systems`: the register as a list, and one system with everything about it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

import typer
from rich.table import Table

from app.cli.entry_sheet import sheets_of
from app.cli.filters import Filters, filtered, wanted_systems
from app.cli.references import system_called
from app.cli.register import actor, holds_sample, open_register
from app.cli.speaking.commands import command, new_group
from app.cli.speaking.options import AsJson, day
from app.cli.speaking.printing import out, print_json, say, shown, table, title
from app.labels import label
from app.wording.numbers import in_number
from inventory.past import end_of, systems_as_of
from inventory.systems.editing.answering import read_roles
from inventory.systems.reading.cards import read_cards
from inventory.systems.system import SystemStatus
from inventory.visibility import EVERYTHING
from matching.overlaps.finding import look_once
from record.row import now

Card = Mapping[str, Any]

group = new_group("Systemen i registret.")


@command(
    group,
    "Lista systemen, alla eller några; eller som registret var en dag.",
    "samsyn systems list --unit hemtjansten --status 'i drift'",
    "samsyn systems list --as-of 2026-01-31 --json",
    name="list",
)
@filtered
def list_systems(
    filters: Filters,
    as_of: Annotated[
        date | None,
        typer.Option(parser=day, metavar="DATUM", help="Registret som det var den dagen."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print the systems that the filters let through."""
    if as_of is not None and filters:
        raise typer.BadParameter("--as-of visar hela registret och kan inte förenas med filter.")
    with open_register() as database, database.reading() as connection:
        sample = holds_sample(connection, as_json=as_json)
        if as_of is not None:
            systems: Sequence[Card] = systems_as_of(connection, end_of(as_of), EVERYTHING)
        else:
            ids = connection.scalars(wanted_systems(connection, filters)).all()
            cards = read_cards(connection, ids, now().date())
            systems = [cards[system_id] for system_id in ids]
    if as_json:
        print_json({"items": systems, "total": len(systems)})
        return
    heading = f"Registret {as_of}" if as_of else "System"
    out().print(title(heading, sample=sample))
    if systems:
        out().print(_listing(systems))
    say(in_number(len(systems), "system.", "system.") if systems else "Inga system.")


@command(
    group,
    "Visa allt om ett system. REF är dess id, kortnamn, namn eller alias.",
    "samsyn systems show Heroma",
    "samsyn systems show heroma --json",
)
def show(
    ref: Annotated[str, typer.Argument(metavar="REF", help="Id, kortnamn, namn eller alias.")],
    as_json: AsJson = False,
) -> None:
    """Print everything about one system."""
    with open_register() as database, database.reading() as connection:
        sample = holds_sample(connection, as_json=as_json)
        system_id = system_called(connection, ref)
        card = read_cards(connection, [system_id], now().date())[system_id]
        roles = read_roles(connection, system_id)
        overlaps = look_once(connection, actor(), now().date()).of_system(system_id)
    if as_json:
        print_json(card | {"roles": roles, "overlaps": [o["key"] for o in overlaps]})
        return
    out().print(title(card["name"], sample=sample))
    for sheet in sheets_of(card, roles, overlaps):
        out().print(sheet)


def _listing(systems: Sequence[Card]) -> Table:
    listed = table("Namn", "Ägs av", "Funktioner", "Status")
    for system in systems:
        functions = [function["label"] for function in system["functions"]]
        owner = system["owner_unit"] or {"name": None}
        listed.add_row(
            shown(system["name"]),
            shown(owner["name"]),
            shown(", ".join(functions or system["functions_stated"])),
            label(SystemStatus(system["status"])),
        )
    return listed
