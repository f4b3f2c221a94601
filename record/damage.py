"""Reading rows of which somebody may have made something that cannot be read."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Mapped
from sqlmodel import SQLModel

READ_AT_ONCE = 5_000

Values = Mapping[str, Any]


def read_damaged(
    connection: Connection, table: type[SQLModel], key: Mapped[Any]
) -> Iterator[Values | None]:
    """Return every row of a table in the order of its key; None is one that cannot be read."""
    keys: Sequence[Any] = ()
    while True:
        after = [key > keys[-1]] if keys else []
        page = select(key).where(*after).order_by(key).limit(READ_AT_ONCE)
        keys = connection.scalars(page).all()
        yield from _read(connection, table, key, keys)
        if len(keys) < READ_AT_ONCE:
            return


def _read(
    connection: Connection, table: type[SQLModel], key: Mapped[Any], keys: Sequence[Any]
) -> list[Values | None]:
    if not keys:
        return []
    columns = table.__table__.columns  # type: ignore[attr-defined]
    wanted = select(*columns).where(key.between(keys[0], keys[-1])).order_by(key)
    try:
        return [dict(row) for row in connection.execute(wanted).mappings()]
    except (ValueError, TypeError, OperationalError) as error:
        # Dates, ids and letters are read by the driver on SQLite, which keeps whatever it is given.
        if isinstance(error, OperationalError) and "decode" not in str(error.orig):
            raise
    if len(keys) == 1:
        return [None]
    half = len(keys) // 2
    parts = (keys[:half], keys[half:])
    return [row for part in parts for row in _read(connection, table, key, part)]
