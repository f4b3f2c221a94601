"""Throw-away registers on each database: made once, copied for each measure."""

import os
import shutil
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psutil
import psycopg

from app.database import Database
from app.storage.migrating import migrate
from benchmarks.register.serving.processes import cpu_seconds

POSTGRESQL = "SAMSYN_TEST_POSTGRESQL_URL"


class Registers(ABC):
    """The registers on one database."""

    name: str

    @abstractmethod
    def address(self, register: str) -> str:
        """Return the address of a register, as settings have it."""

    @abstractmethod
    def copy(self, register: str) -> str:
        """Return the name of a copy."""

    @abstractmethod
    def cpu(self) -> float:
        """Return the CPU seconds that the database's own processes have taken."""

    def make(self) -> str:
        """Return the name of a new, empty register."""
        register = self._make()
        database = Database(self.address(register))
        migrate(database.engine)
        database.close()
        return register

    @abstractmethod
    def _make(self) -> str: ...


class SqliteRegisters(Registers):
    """Files in a folder."""

    name = "SQLite"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def address(self, register: str) -> str:
        return f"sqlite:///{self._folder / register}"

    def copy(self, register: str) -> str:
        copied = self._make()
        shutil.copy(self._folder / register, self._folder / copied)
        return copied

    def cpu(self) -> float:
        return 0.0

    def _make(self) -> str:
        return f"{uuid4().hex}.sqlite"


class PostgresqlRegisters(Registers):
    """Databases of a cluster that nobody else uses."""

    name = "PostgreSQL"

    def __init__(self, server: str) -> None:
        self._server = urlsplit(server)
        with psycopg.connect(self._libpq()) as connection:
            self._postmaster = psutil.Process(connection.info.backend_pid).parents()[0]

    def address(self, register: str) -> str:
        return self._server._replace(path=f"/{register}").geturl()

    def copy(self, register: str) -> str:
        return self._make(f' TEMPLATE "{register}"')

    def cpu(self) -> float:
        return cpu_seconds(self._postmaster)

    def _make(self, like: str = "") -> str:
        register = f"bench_{uuid4().hex}"
        with psycopg.connect(self._libpq(), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{register}"{like}'.encode())
        return register

    def _libpq(self) -> str:
        return self._server._replace(scheme="postgresql").geturl()


@contextmanager
def all_registers() -> Iterator[list[Registers]]:
    """Give the registers of each database that is there."""
    with tempfile.TemporaryDirectory(prefix="samsyn-bench-") as folder:
        found: list[Registers] = [SqliteRegisters(Path(folder))]
        if server := os.environ.get(POSTGRESQL):
            found.append(PostgresqlRegisters(server))
        yield found
