"""The register as a command opens it: there, current, and in the name of who runs the command."""

import os
import pwd
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

from sqlalchemy import Connection, make_url
from sqlalchemy.exc import ArgumentError

import app.storage.tables  # noqa: F401 - undoing and clearing follow every reference, also to keys
from app.cli.speaking.printing import SAMPLE, err
from app.cli.speaking.refusals import RefusedError
from app.database import Database
from app.settings import Settings
from app.storage.guarding.roles import weaknesses
from app.storage.migrating import is_current
from inventory.sample.sample import has_sample
from record.actors import Actor, command_line


@contextmanager
def open_register() -> Iterator[Database]:
    """Give the register's database; refuse one that is missing or not migrated."""
    demand_database()
    database = Database(database_url())
    try:
        with database.reading() as connection:
            if not is_current(connection):
                raise RefusedError(
                    "Databasen har inte den form som den här versionen behöver. "
                    f"Kör: {program()} db upgrade"
                )
        yield database
    finally:
        database.close()


def demand_database() -> None:
    """Refuse to go on without a database; opening one would make it."""
    path = sqlite_path()
    if path is not None and not path.exists():
        raise RefusedError(f"Det finns ingen databas i {path}. Skapa den: {program()} db init")


def database_url() -> str:
    """Return where the database is."""
    return Settings().database_url.get_secret_value()


def owner_url() -> str:
    """Return where the database is for the role that owns its tables; empty if there is none."""
    return Settings().migration_url.get_secret_value()


def warn_of_weaknesses(database: Database) -> None:
    """Tell who starts the server what would let it change the history."""
    with database.reading() as connection:
        for weakness in weaknesses(connection):
            err().print(f"Varning: {weakness}", soft_wrap=True)


def sqlite_path() -> Path | None:
    """Return the database's file, where it has one."""
    try:
        url = make_url(database_url())
    except ArgumentError:
        return None
    named = url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:"
    return Path(url.database) if named and url.database else None


def actor() -> Actor:
    """Return who acts: whoever runs the command on this machine."""
    try:
        return command_line(pwd.getpwuid(os.getuid()).pw_name)
    except KeyError:
        return command_line(str(os.getuid()))


def holds_sample(connection: Connection, *, as_json: bool = False) -> bool:
    """Return whether what is printed is sample data; beside JSON, say so."""
    found = has_sample(connection)
    if found and as_json:
        err().print(SAMPLE)
    return found


def program() -> str:
    """Return how to call the command line from here."""
    called = Path(sys.argv[0])
    if called.name != "samsyn" or which("samsyn") == str(called):
        return "samsyn"
    if called.is_absolute() and called.is_relative_to(Path.cwd()):
        return str(called.relative_to(Path.cwd()))
    return str(called)
