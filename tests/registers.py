"""Registers that tests throw away: put where they are looked for, as copies of a template."""

import shutil
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from app.database import Database
from app.storage.loading import load_reference, load_sample
from tests.copies import may_come_again
from tests.factories import TESTER


def put(url: str, template: Path | str) -> None:
    """Put a copy of the template (a file, or a database of the same server) at the address."""
    if isinstance(template, Path):
        take_away(url)
        shutil.copy(template, _path(url))
    else:
        take_away(url)
        administer(url, f'CREATE DATABASE "{make_url(url).database}" TEMPLATE "{template}"')


def take_away(url: str) -> None:
    """Let there be no register at the address."""
    if make_url(url).get_backend_name() == "sqlite":
        for file in _path(url).parent.glob(f"{_path(url).name}*"):
            file.unlink()
    else:
        administer(url, f'DROP DATABASE IF EXISTS "{make_url(url).database}" WITH (FORCE)')


def load(url: str) -> None:
    """Load the reference data and the sample into a register."""
    database = Database(url)
    with database.writing(TESTER) as session:
        load_reference(session)
        load_sample(session)
    may_come_again(database)
    database.close()


def administer(server: str, statement: str) -> None:
    """Let a PostgreSQL server's superuser run a statement; any database's address will do."""
    address = at(server, "postgres").replace("postgresql+psycopg://", "postgresql://")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement.encode())


def at(server: str, name: str) -> str:
    """Return the address of another database on the same server."""
    address, _, query = server.partition("?")
    return f"{address.rpartition('/')[0]}/{name}{'?' if query else ''}{query}"


def _path(url: str) -> Path:
    return Path(str(make_url(url).database))
