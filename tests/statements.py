"""What the database is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from app.database import Database


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """Take note of the text of each statement meanwhile."""
    asked: list[str] = []

    def note(*said: Any) -> None:
        asked.append(said[2])

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(database.engine, "before_cursor_execute", note)
