"""New rows that are gathered, to be written together past the unit of work."""

from dataclasses import dataclass, field
from typing import TypeGuard

from sqlalchemy import Connection, inspect

from record.driver.bulk import insert_rows
from record.row import Row


@dataclass
class Gathered:
    """The new rows of one session that wait to be written."""

    rows: list[Row] = field(default_factory=list)

    def write(self, connection: Connection) -> None:
        """Insert the rows; the session does not follow them, so they cannot be changed again."""
        by_table: dict[type[Row], list[Row]] = {}
        for row in self.rows:
            by_table.setdefault(type(row), []).append(row)
        for table, rows in by_table.items():
            insert_rows(connection, table, [row.__dict__ for row in rows])
        for row in self.rows:
            # Without its state, a row is read as before, and refuses to be given another value.
            del row.__dict__["_sa_instance_state"]
        self.rows.clear()


def is_new(instance: object) -> TypeGuard[Row]:
    """Return whether this is a row that neither a database nor a session knows."""
    return isinstance(instance, Row) and inspect(instance).transient
