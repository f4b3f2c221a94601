"""Statements that answer with nothing, given to the database in one go."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from sqlalchemy import Connection

from record.driver.bulk import MANY


@contextmanager
def in_one_go(connection: Connection, rows: int) -> Iterator[None]:
    """Let PostgreSQL be told all of it before it is asked how it went; not while it is copying."""
    can_wait = connection.dialect.name == "postgresql" and rows < MANY
    driver = connection.connection.driver_connection
    try:
        with driver.pipeline() if can_wait and driver else nullcontext():
            yield
    except Exception as error:  # noqa: BLE001 - it is told as SQLAlchemy tells it, and raised
        connection._handle_dbapi_exception(error, None, None, None, None)  # noqa: SLF001
