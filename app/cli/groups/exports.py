"""`samsyn export`: the register as a file that people can take with them."""

import os
from pathlib import Path
from typing import Annotated

import typer

from app.cli.filters import Filters, filtered, wanted_systems
from app.cli.register import holds_sample, open_register
from app.cli.speaking.commands import command, new_group
from app.cli.speaking.printing import in_number, say
from app.cli.speaking.refusals import RefusedError, reason_of
from app.documents.register import Format, write_register
from inventory.systems.reading.cards import read_cards
from record.row import now

group = new_group()


@command(
    group,
    "Skriv systemen till en ny fil: .csv, .xlsx eller .json efter filnamnet. CSV och XLSX kan "
    "läsas in igen.",
    "samsyn export system.xlsx",
    "samsyn export hemtjansten.csv --unit hemtjansten --status 'i drift'",
    name="export",
)
@filtered
def export_systems(
    file: Annotated[Path, typer.Argument(metavar="FIL", help="Fil att skriva, .csv/.xlsx/.json.")],
    filters: Filters,
    force: Annotated[bool, typer.Option("--force", help="Skriv över en fil som finns.")] = False,
) -> None:
    """Write the systems that the filters let through."""
    format_ = _format(file)
    if file.exists() and not force:
        raise RefusedError(f"{file} finns redan. Lägg till --force för att skriva över den.")
    with open_register() as database, database.reading() as connection:
        sample = holds_sample(connection, as_json=True)
        ids = connection.scalars(wanted_systems(connection, filters)).all()
        cards = read_cards(connection, ids, now().date())
        content = write_register(connection, [cards[system_id] for system_id in ids], format_)
    _write(file, content)
    sort = "exempelsystem" if sample else "system"
    say(f"{in_number(len(ids), sort, sort)} skrivna till {file}.")


def _format(file: Path) -> Format:
    try:
        return Format(file.suffix.lower().removeprefix("."))
    except ValueError:
        raise typer.BadParameter("Filnamnet ska sluta med .csv, .xlsx eller .json.") from None


def _write(file: Path, content: bytes) -> None:
    unfinished = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(file)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise RefusedError(f"{file} går inte att skriva: {reason_of(error)}.") from error
