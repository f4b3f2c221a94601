"""`samsyn db backup` and `restore`: a copy of everything, and the way back."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.backups import postgresql, sqlite
from app.cli.groups.database.group import group
from app.cli.register import database_url, demand_database, program, sqlite_path
from app.cli.speaking.commands import command
from app.cli.speaking.printing import say
from app.cli.speaking.refusals import RefusedError
from app.database import Database
from app.storage.migrating import is_current
from record.reading import verify_history

File = Annotated[Path, typer.Argument(metavar="FIL", help="Säkerhetskopians fil.")]


@command(
    group,
    "Säkerhetskopiera databasen till en ny fil; servern kan vara igång.",
    "samsyn db backup samsyn-2026-01-31.backup",
)
def backup(file: File) -> None:
    """Copy the database to a file that is not there yet."""
    if file.exists():
        raise RefusedError(f"{file} finns redan och skrivs inte över. Välj ett annat namn.")
    demand_database()
    path = sqlite_path()
    if path is None:
        postgresql.back_up(database_url(), file)
    else:
        sqlite.back_up(path, file)
    say(f"Säkerhetskopian ligger i {file}. Den innehåller personuppgifter: förvara den säkert.")


@command(
    group,
    "Återställ databasen från en säkerhetskopia, när den har kontrollerats.",
    "samsyn db restore samsyn-2026-01-31.backup",
    "samsyn db restore samsyn-2026-01-31.backup --force",
)
def restore(
    file: File,
    force: Annotated[bool, typer.Option("--force", help="Ersätt en databas som finns.")] = False,
) -> None:
    """Put a backup in the database's place."""
    if not file.is_file():
        raise RefusedError(f"Det finns ingen fil {file}.")
    path = sqlite_path()
    if not force and _is_there(path):
        raise RefusedError("Det finns redan en databas. Lägg till --force för att ersätta den.")
    if path is None:
        postgresql.restore(file, database_url())
    else:
        sqlite.restore(file, path)
    database = Database(database_url())
    with database.reading() as connection:
        current = is_current(connection)
        whole = not current or verify_history(connection).intact
    database.close()
    if not whole:
        raise RefusedError("Databasen är återställd, men säkerhetskopians historik är inte hel.")
    say("Databasen är återställd.")
    if not current:
        say(f"Kopian är från en tidigare version. Kör: {program()} db upgrade")


def _is_there(path: Path | None) -> bool:
    if path is not None:
        return path.exists() and path.stat().st_size > 0
    database = Database(database_url())
    try:
        with database.reading() as connection:
            return is_current(connection)
    finally:
        database.close()
