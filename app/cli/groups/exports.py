"""`samsyn export`: the register as a file that people can take with them."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
from sqlalchemy import Connection, select

from app.cli.filters import Filters, filtered, wanted_systems
from app.cli.register import holds_sample, open_register
from app.cli.speaking.commands import command, new_group
from app.cli.speaking.printing import in_number, say
from app.cli.speaking.refusals import RefusedError, reason_of
from app.documents.tables import to_csv, to_xlsx
from inventory.exporting import export_headers, export_rows
from inventory.organisation.units import Unit, UnitNames
from inventory.systems.cards import read_cards
from record.row import now

Cards = Sequence[Mapping[str, Any]]

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
    written = WRITERS.get(file.suffix.lower())
    if written is None:
        raise typer.BadParameter("Filnamnet ska sluta med .csv, .xlsx eller .json.")
    if file.exists() and not force:
        raise RefusedError(f"{file} finns redan. Lägg till --force för att skriva över den.")
    with open_register() as database, database.reading() as connection:
        sample = holds_sample(connection, as_json=True)
        ids = connection.scalars(wanted_systems(connection, filters)).all()
        cards = read_cards(connection, ids, now().date())
        content = written(connection, [cards[system_id] for system_id in ids])
    _write(file, content)
    sort = "exempelsystem" if sample else "system"
    say(f"{in_number(len(ids), sort, sort)} skrivna till {file}.")


def _csv(connection: Connection, cards: Cards) -> bytes:
    return to_csv(export_headers(), _rows(connection, cards))


def _xlsx(connection: Connection, cards: Cards) -> bytes:
    return to_xlsx(export_headers(), _rows(connection, cards), "System")


def _json(_connection: Connection, cards: Cards) -> bytes:
    return orjson.dumps({"items": cards, "total": len(cards)}, option=orjson.OPT_INDENT_2)


WRITERS: Mapping[str, Callable[[Connection, Cards], bytes]] = {
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".json": _json,
}


def _rows(connection: Connection, cards: Cards) -> Any:
    units = connection.execute(select(Unit.__table__)).mappings()  # type: ignore[attr-defined]
    return export_rows(cards, UnitNames(Unit(**unit) for unit in units).paths())


def _write(file: Path, content: bytes) -> None:
    unfinished = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(file)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise RefusedError(f"{file} går inte att skriva: {reason_of(error)}.") from error
