"""`samsyn db backup` and `restore`: a copy of everything, and the way back."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.exc import DBAPIError

from app.cli.backups import postgresql, sqlite
from app.cli.backups.checking import broken_at, differing
from app.cli.groups.database.group import group
from app.cli.register import database_url, demand_database, owner_url, program, sqlite_path
from app.cli.speaking.commands import command
from app.cli.speaking.options import AsJson
from app.cli.speaking.printing import answer, moment, print_json, say
from app.cli.speaking.refusals import RefusedError
from app.database import Database
from app.storage.migrating import hand_over, is_current
from record.auditing.checkpoints import Checkpoint, checkpoint_now

File = Annotated[Path, typer.Argument(metavar="FIL", help="Säkerhetskopians fil.")]


@command(
    group,
    "Säkerhetskopiera databasen till en ny fil; servern kan vara igång.",
    "samsyn db backup samsyn-2026-01-31.backup",
)
def backup(file: File, as_json: AsJson = False) -> None:
    """Copy the database to a file that is not there yet."""
    if file.exists():
        raise RefusedError(f"{file} finns redan och skrivs inte över. Välj ett annat namn.")
    demand_database()
    path = sqlite_path()
    if path is None:
        postgresql.back_up(owner_url() or database_url(), file)
    else:
        sqlite.back_up(path, file)
    told = f"Säkerhetskopian ligger i {file}. Den innehåller personuppgifter: förvara den säkert."
    answer({"file": str(file)}, told, as_json=as_json)


@command(
    group,
    "Återställ databasen från en säkerhetskopia, när den har kontrollerats.",
    "samsyn db restore samsyn-2026-01-31.backup",
    "samsyn db restore samsyn-2026-01-31.backup --force",
)
def restore(
    file: File,
    force: Annotated[bool, typer.Option("--force", help="Ersätt en databas som finns.")] = False,
    as_json: AsJson = False,
) -> None:
    """Put a backup in the database's place."""
    if not file.is_file():
        raise RefusedError(f"Det finns ingen fil {file}.")
    path = sqlite_path()
    is_there = _is_there(path)
    if is_there and not force:
        raise RefusedError("Det finns redan en databas. Lägg till --force för att ersätta den.")
    replaced = _end(database_url()) if is_there else None
    if path is None:
        postgresql.restore(file, owner_url() or database_url())
        _hand_over()
    else:
        sqlite.restore(file, path)
    restored = _end(database_url())
    if not as_json:
        say("Databasen är återställd.", *_gap(replaced, restored))
    current = _check_restored()
    if as_json:
        print_json({"file": str(file), "history": restored, "current": current})
    else:
        say(*_state(current=current))


def _check_restored() -> bool:
    """Refuse what is not whole, or not what its own history says; return whether it is current."""
    database = Database(database_url())
    with database.reading() as connection:
        current = is_current(connection)
        faults = [broken_at(connection), differing(connection)] if current else []
    database.close()
    broken, differs = faults or (None, None)
    if broken:
        raise RefusedError(f"Den återställda historiken är inte hel: {broken}.")
    if differs:
        raise RefusedError(f"Det återställda registret är inte som historiken säger: {differs}.")
    return current


def _state(*, current: bool) -> Iterator[str]:
    if current:
        yield "Historiken är hel, och registret är som den säger."
    else:
        yield f"Kopian är från en tidigare version. Kör: {program()} db upgrade"


def _end(url: str) -> Checkpoint | None:
    """Return where the history of a register ends, if it can be read."""
    database = Database(url)
    try:
        with database.reading() as connection:
            return checkpoint_now(connection)
    except (DBAPIError, sqlite3.DatabaseError):  # broken: that is why it is replaced
        return None
    finally:
        database.close()


def _gap(before: Checkpoint | None, after: Checkpoint | None) -> Iterator[str]:
    for what, end in (("Den ersatta historiken slutade", before), ("Den slutar nu", after)):
        if before and end:
            yield f"{what} vid post {end.sequence}, {moment(end.at)}."


def _hand_over() -> None:
    """Let the application's role use the tables that its owner's put back."""
    if owner_url():
        owner, register = Database(owner_url()), Database(database_url())
        hand_over(owner.engine, register.engine)
        owner.close()
        register.close()


def _is_there(path: Path | None) -> bool:
    if path is not None:
        return path.exists() and path.stat().st_size > 0
    database = Database(owner_url() or database_url())
    try:
        with database.reading() as connection:
            return is_current(connection)
    finally:
        database.close()
