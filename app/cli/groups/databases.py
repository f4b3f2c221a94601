"""`samsyn db`: the database itself."""

from pathlib import Path
from typing import Annotated, Any

import typer

from app.cli.backups import postgresql, sqlite
from app.cli.backups.checking import check_register
from app.cli.register import (
    actor,
    database_url,
    demand_database,
    open_register,
    program,
    sqlite_path,
)
from app.cli.speaking.asking import demand_yes
from app.cli.speaking.commands import command, new_group
from app.cli.speaking.kinds import counted
from app.cli.speaking.options import AsJson, Yes
from app.cli.speaking.printing import in_number, out, print_json, say, shown, table
from app.cli.speaking.refusals import RefusedError
from app.database import Database
from app.loading import holds_entries, load_reference, load_sample
from app.migrating import is_current, migrate
from inventory.sample import Cleared, clear_sample, has_sample

group = new_group("Databasen som SAMSYN_DATABASE_URL pekar ut, annars var/samsyn.sqlite.")

File = Annotated[Path, typer.Argument(metavar="FIL", help="Säkerhetskopians fil.")]

TABLES = {
    "unit": "enhet",
    "person": "person",
    "system": "system",
    "system_use": "användning",
    "contract": "avtal",
    "contract_share": "avtal",
    "api_token": "nyckel",
    "role_holding": "roll",
    "unit_post": "chef eller kundansvarig",
    "exemption": "undantag",
    "integration": "integration",
}


@command(
    group,
    "Skapa databasen och läs in funktioner och produkter. Det som redan finns rörs inte.",
    "samsyn db init",
    "samsyn db init --sample",
)
def init(
    sample: Annotated[
        bool, typer.Option("--sample", help="Läs även in exempeldata, i ett tomt register.")
    ] = False,
) -> None:
    """Make, migrate and fill."""
    database = Database(database_url())
    try:
        database.check()
        migrate(database.engine)
        with database.writing(actor()) as session:
            loaded = load_reference(session)
            if sample:
                _demand_no_own(session.connection())
                loaded |= load_sample(session)
    finally:
        database.close()
    say(f"Inläst: {counted(loaded)}." if loaded else "Allt fanns redan. Inget är ändrat.")


@command(group, "Ge databasen den form som den här versionen behöver.", "samsyn db upgrade")
def upgrade() -> None:
    """Migrate."""
    demand_database()
    database = Database(database_url())
    try:
        database.check()
        with database.reading() as connection:
            current = is_current(connection)
        if not current:
            migrate(database.engine)
    finally:
        database.close()
    say("Databasen har redan rätt form." if current else "Databasen är uppgraderad.")


@command(
    group,
    "Kontrollera att databasen är säkert inställd, hel och har rätt form.",
    "samsyn db check",
    "samsyn db check --json",
)
def check(as_json: AsJson = False) -> None:
    """Print what was checked and what was found."""
    demand_database()
    checks = check_register(database_url(), sqlite_path())
    if as_json:
        print_json(
            {"ok": all(c.fault is None for c in checks), "checks": [vars(c) for c in checks]}
        )
    else:
        found = table("Kontroll", "Resultat")
        for one in checks:
            found.add_row(one.what, "bra" if one.fault is None else shown(one.fault))
        out().print(found)
    if any(one.fault for one in checks):
        raise typer.Exit(1)


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
    database.close()
    say("Databasen är återställd.")
    if not current:
        say(f"Kopian är från en tidigare version. Kör: {program()} db upgrade")


@command(
    group,
    "Ta bort exempeldata när du har egna uppgifter. Funktioner och produkter blir kvar, liksom "
    "det som dina egna uppgifter behöver. Historiken minns allt.",
    "samsyn db clear-sample",
    "samsyn db clear-sample --yes",
    name="clear-sample",
)
def clear(yes: Yes = False, as_json: AsJson = False) -> None:
    """Take away the sample data."""
    with open_register() as database:
        with database.reading() as connection:
            there = has_sample(connection)
        if there and not yes:
            demand_yes("Ta bort alla poster vars källa är ”example” eller börjar med ”audit”?")
        with database.writing(actor()) as session:
            cleared = clear_sample(session)
    if as_json:
        print_json({"removed": cleared.removed, "kept": [vars(kept) for kept in cleared.kept]})
    else:
        _tell_cleared(cleared)


def _demand_no_own(connection: Any) -> None:
    if holds_entries(connection) and not has_sample(connection):
        raise RefusedError(
            "Registret innehåller egna uppgifter. Exempeldata läses bara in i ett tomt register."
        )


def _is_there(path: Path | None) -> bool:
    if path is not None:
        return path.exists() and path.stat().st_size > 0
    database = Database(database_url())
    try:
        with database.reading() as connection:
            return is_current(connection)
    finally:
        database.close()


def _tell_cleared(cleared: Cleared) -> None:
    if not (cleared.removed or cleared.kept):
        say("Det finns inga exempeldata i registret.")
        return
    total = sum(cleared.removed.values())
    say(f"Borttaget: {in_number(total, 'post', 'poster')} med exempeldata.")
    if cleared.kept:
        say("", "Några är kvar, för att andra uppgifter behöver dem:")
        listed = table("Post", "Namn", "Behövs av")
        for kept in cleared.kept:
            needed_by = TABLES.get(kept.needed_by, kept.needed_by)
            listed.add_row(TABLES.get(kept.table, kept.table), shown(kept.name), needed_by)
        out().print(listed)
