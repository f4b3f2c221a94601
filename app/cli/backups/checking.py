"""Whether a database is safe, whole and of the right form."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from app.cli.backups.sqlite import faults_of
from app.database import Database
from app.storage.dialects import UnsafeDatabaseError
from app.storage.guarding.roles import weaknesses
from app.storage.migrating import is_current
from app.wording.numbers import in_number
from record.auditing.comparing import rows_that_differ
from record.history.reading import verify_history


@dataclass(frozen=True)
class Check:
    """Something that was checked, and what is wrong with it, if anything."""

    what: str
    fault: str | None
    warning: str | None = None


def check_register(url: str, file: Path | None) -> list[Check]:
    """Return the checks of a database; what builds on a failed one is left out."""
    checks = []
    if file is not None:
        faults = faults_of(file)
        checks.append(Check("Databasfilen är hel", faults[0] if faults else None))
        if faults:
            return checks
    database = Database(url)
    try:
        checks.append(Check("Inställningar som skyddar mot förlust", _unsafe(database)))
        with database.reading() as connection:
            return [*checks, *_contents(connection)]
    finally:
        database.close()


def _unsafe(database: Database) -> str | None:
    try:
        database.check()
    except UnsafeDatabaseError as error:
        return str(error)
    return None


def _contents(connection: Connection) -> Iterator[Check]:
    current = is_current(connection)
    yield Check("Databasens form", None if current else "är gammal: kör samsyn db upgrade")
    if current:
        yield Check("Historiken", broken_at(connection))
        yield Check("Registret är som historiken säger", differing(connection))
        warning = " ".join(weaknesses(connection)) or None
        yield Check("Skydd mot ändring av historiken", None, warning)


def broken_at(connection: Connection) -> str | None:
    """Return where the history is broken."""
    found = verify_history(connection)
    if found.intact:
        return None
    if found.first_broken is None:
        return "en personuppgift stämmer inte med det som sparades"
    return f"bruten vid post {found.first_broken}"


def differing(connection: Connection) -> str | None:
    """Return which rows are not what the history says."""
    rows = list(rows_that_differ(connection))
    if not rows:
        return None
    table, row_id = rows[0]
    return f"{in_number(len(rows), 'rad', 'rader')} skiljer sig; den första: {table} {row_id}"
