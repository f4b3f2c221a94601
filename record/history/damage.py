"""Reading rows of which somebody may have made something that cannot be read."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Select, select
from sqlalchemy.exc import OperationalError
from sqlmodel import SQLModel

READ_AT_ONCE = 5_000

Values = Mapping[str, Any]


def read_damaged(
    connection: Connection, table: type[SQLModel], key: str
) -> Iterator[Values | None]:
    """Return every row of a table in the order of its key; None is one that cannot be read."""
    columns = table.__table__.columns  # type: ignore[attr-defined]
    rows: Select[Any] = select(*columns).order_by(columns[key])
    after = rows
    while True:
        page = _read(connection, after, 0, READ_AT_ONCE)
        yield from page
        readable = [row for row in page if row is not None]
        if len(page) < READ_AT_ONCE or not readable:
            return
        after = rows.where(columns[key] > readable[-1][key])


def _read(connection: Connection, rows: Select[Any], start: int, count: int) -> list[Values | None]:
    try:
        page = connection.execute(rows.offset(start).limit(count)).mappings()
        return [dict(row) for row in page]
    except (ValueError, TypeError, OperationalError) as error:
        # Dates, ids and letters are read by the driver on SQLite, which keeps whatever it is given.
        if isinstance(error, OperationalError) and "decode" not in str(error.orig):
            raise
    if count == 1:
        return [None]
    half = count // 2
    first = _read(connection, rows, start, half)
    return first + _read(connection, rows, start + half, count - half)
