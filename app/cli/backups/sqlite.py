"""Copies of an SQLite register. The one module of the command line that speaks SQLite alone."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import inspect

from app.cli.speaking.refusals import RefusedError
from app.database import Database
from record.history.reading import verify_history


def back_up(source: Path, target: Path) -> None:
    """Copy a register that may be in use, as it is at one moment."""
    with _new_beside(target) as unfinished:
        with closing(sqlite3.connect(source)) as register, closing(_open(unfinished)) as copy:
            register.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, without -wal and -shm beside it
        _demand_sound(unfinished)
        _refuse_existing(target)
        unfinished.replace(target)
    _sync(target.parent)


def restore(backup: Path, target: Path) -> None:
    """Put a backup in a register's place, once it has been found whole."""
    with _new_beside(target) as unfinished:
        unfinished.write_bytes(backup.read_bytes())
        _demand_sound(unfinished)
        _demand_whole_history(unfinished)
        if target.exists():
            _demand_unused(target)
        for leftover in (target.with_name(f"{target.name}{end}") for end in ("-wal", "-shm")):
            leftover.unlink(missing_ok=True)  # would be taken for the new file's own
        _sync(unfinished)
        unfinished.replace(target)
    _sync(target.parent)


def faults_of(path: Path) -> list[str]:
    """Return what SQLite itself finds wrong with a file."""
    try:
        with closing(_open(path)) as connection:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check(10)")]
            dangling = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return [fault for fault in found if fault != "ok"] + [
        f"{table}: en rad hänvisar till {other} som inte finns"
        for table, _row, other, _key in dangling[:10]
    ]


@contextmanager
def _new_beside(target: Path) -> Iterator[Path]:
    """Give an empty file, for its owner's eyes only, that is gone unless it takes its place."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield unfinished
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            unfinished.with_name(f"{unfinished.name}{end}").unlink(missing_ok=True)


def _demand_sound(path: Path) -> None:
    if faults := faults_of(path):
        raise RefusedError(f"Filen är ingen hel Samsyn-databas: {faults[0]}. Inget är ändrat.")


def _demand_whole_history(path: Path) -> None:
    database = Database(f"sqlite:///{path}")
    try:
        with database.reading() as connection:
            if not inspect(connection).has_table("change"):
                raise RefusedError("Filen är en databas, men inte Samsyns. Inget är ändrat.")
            found = verify_history(connection)
    finally:
        database.close()
    if not found.intact:
        raise RefusedError("Säkerhetskopians historik är inte hel. Inget är ändrat.")


def _demand_unused(path: Path) -> None:
    """Refuse while a server has the file open: it would go on with one that is replaced."""
    try:
        with closing(sqlite3.connect(path, timeout=1)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        raise RefusedError(
            "Databasen används just nu. Stoppa servern och försök igen. Inget är ändrat."
        ) from error
    except sqlite3.DatabaseError:
        return  # too broken to open: that is why it is replaced


def _refuse_existing(target: Path) -> None:
    if target.exists():
        raise RefusedError(f"{target} finns redan och skrivs inte över. Välj ett annat namn.")


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path)


def _sync(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
