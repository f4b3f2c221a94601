"""Rows that were read past the session, and are written past its unit of work when they change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Connection

from record.driver.bulk import update_row
from record.history.touched import Touched, differs
from record.row import Row

R = TypeVar("R", bound=Row)
Values = dict[str, Any]


@dataclass
class Followed:
    """Such rows of one session, each with what is stored of it."""

    rows: list[tuple[Row, Values]] = field(default_factory=list)

    def follow(self, table: type[R], values: Mapping[str, Any]) -> R:
        """Return a row with values that have been read in this transaction."""
        stored = {name: values[name] for name in table.model_fields}
        row = table(**stored)
        self.rows.append((row, stored))
        return row

    def write(self, connection: Connection) -> Iterator[Touched]:
        """Write what has changed, and give it for the history."""
        for row, stored in self.rows:
            changed = {name for name, value in stored.items() if getattr(row, name) != value}
            if not changed:
                continue
            touched = differs(row, stored, changed)
            new = {name: getattr(row, name) for name in stored if name in changed}
            update_row(connection, type(row), row.id, new)
            stored.update(new)
            if touched is not None:
                yield touched
