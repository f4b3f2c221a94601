"""`samsyn export`: the register as a file that people can take with them."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.files import check_new, write_whole
from app.cli.filters import Filters, filtered, wanted_systems
from app.cli.register import holds_sample, open_register
from app.cli.speaking.commands import command, new_group
from app.cli.speaking.options import AsJson
from app.cli.speaking.printing import answer
from app.documents.register import Format, write_register
from app.wording.numbers import in_number
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
    as_json: AsJson = False,
) -> None:
    """Write the systems that the filters let through."""
    format_ = _format(file)
    check_new(file, force=force)
    with open_register() as database, database.reading() as connection:
        sample = holds_sample(connection, as_json=True)
        ids = connection.scalars(wanted_systems(connection, filters)).all()
        cards = read_cards(connection, ids, now().date())
        content = write_register(connection, [cards[system_id] for system_id in ids], format_)
    write_whole(file, content)
    sort = "exempelsystem" if sample else "system"
    told = f"{in_number(len(ids), sort, sort)} skrivna till {file}."
    answer({"file": str(file), "systems": len(ids), "sample": sample}, told, as_json=as_json)


def _format(file: Path) -> Format:
    try:
        return Format(file.suffix.lower().removeprefix("."))
    except ValueError:
        raise typer.BadParameter("Filnamnet ska sluta med .csv, .xlsx eller .json.") from None
