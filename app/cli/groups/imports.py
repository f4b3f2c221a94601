"""`samsyn import`: files into the register, all or nothing."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.leavers import ask_about_leavers
from app.cli.register import actor, holds_sample, open_register, program
from app.cli.speaking.commands import command, new_group
from app.cli.speaking.kinds import KINDS
from app.cli.speaking.options import AsJson, Yes
from app.cli.speaking.printing import err, out, print_json, say, shown
from app.cli.speaking.problems import problem_table
from app.cli.speaking.progress import progress_of
from app.cli.speaking.refusals import RefusedError, reason_of
from app.database import Database
from app.storage.kinds import IMPORTED
from app.wording.numbers import in_number, number
from inventory.importing.importing import (
    Imported,
    ImportRejectedError,
    Parcel,
    vars_of,
)
from inventory.importing.problems import TableUnreadableError
from inventory.importing.undoing import undo_last_import
from matching.importing import import_compared
from record.row import now

group = new_group()


def _kind(text: str) -> str:
    for kind in IMPORTED:
        if text.strip().casefold() in (kind, KINDS[kind][1]):
            return kind
    known = ", ".join(f"{kind} ({KINDS[kind][1]})" for kind in IMPORTED)
    raise typer.BadParameter(f"”{text}” kan inte läsas in. Välj ett av: {known}.")


@command(
    group,
    "Läs in en CSV- eller Excelfil: allt, eller inget om någon rad är fel. Samma fil en gång till "
    "ändrar inget. Sorter: systems, uses, functions, products, units, people, delegations.",
    "samsyn import systems system.csv --dry-run",
    "samsyn import systems system.xlsx --create-units",
    "samsyn import --undo",
    name="import",
)
def import_file(
    kind: Annotated[
        str | None, typer.Argument(metavar="SORT", parser=_kind, help="Vad raderna är.")
    ] = None,
    file: Annotated[Path | None, typer.Argument(metavar="FIL", help="CSV- eller XLSX-fil.")] = None,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Visa vad som skulle hända, och spara inget.")
    ] = False,
    create_units: Annotated[
        bool, typer.Option("--create-units", help="Lägg till enheter som inte finns.")
    ] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Ångra den senaste importen.")] = False,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Import a file, or undo the last import."""
    if undo:
        _undo(as_json)
        return
    if kind is None or file is None:
        raise typer.BadParameter("Ange sort och fil: samsyn import systems system.csv.")
    parcel = Parcel(kind, file.name, _content(file), create_units, IMPORTED)
    with open_register() as database:
        if kind == "people" and not dry_run and not yes:
            ask_about_leavers(database, parcel)
        try:
            imported = _import(database, parcel, dry_run)
        except TableUnreadableError as error:
            _tell_rejected(parcel, error, as_json)
            raise typer.Exit(1) from error
        with database.reading() as connection:
            holds_sample(connection, as_json=True)
    if as_json:
        print_json(imported.told())
    else:
        _tell(parcel, imported, dry_run)


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise RefusedError(f"Filen {file} går inte att läsa: {reason_of(error)}.") from error


def _import(database: Database, parcel: Parcel, dry_run: bool) -> Imported:
    with progress_of(parcel.filename) as progress, database.writing(actor()) as session:
        imported = import_compared(session, parcel, now().date(), progress)
        if dry_run:
            session.rollback()
    return imported


def _tell_rejected(parcel: Parcel, error: TableUnreadableError, as_json: bool) -> None:
    counts = error.counts if isinstance(error, ImportRejectedError) else {"rows": 0, "warnings": []}
    if as_json:
        rejected = [vars_of(problem) for problem in error.problems]
        none = {"created": 0, "updated": 0, "unchanged": 0}
        print_json(none | counts | {"rejected": rejected})
        return
    err().print(f"{shown(parcel.filename)} importerades inte. Inget är sparat.")
    err().print(problem_table(error.problems))


def _tell(parcel: Parcel, imported: Imported, dry_run: bool) -> None:
    say(
        f"{shown(parcel.filename)}: {in_number(imported.rows, 'rad', 'rader')}. "
        f"Nya {number(imported.created)}, ändrade {number(imported.updated)}, "
        f"oförändrade {number(imported.unchanged)}."
    )
    if imported.warnings:
        say("", in_number(len(imported.warnings), "varning:", "varningar:"))
        out().print(problem_table(imported.warnings))
    if dry_run:
        say("Det här var ett prov. Inget är sparat.")
    elif imported.created or imported.updated:
        say(f"Importen är sparad. Ångra den: {program()} import --undo")


def _undo(as_json: bool) -> None:
    with open_register() as database, database.writing(actor()) as session:
        run, changes = undo_last_import(session)
    if as_json:
        named = {"id": run.id, "kind": run.kind, "filename": run.filename}
        print_json(named | {"changes": changes})
    else:
        taken_back = in_number(changes, "ändring", "ändringar")
        say(f"Importen av {shown(run.filename)} är ångrad: {taken_back} togs tillbaka.")
