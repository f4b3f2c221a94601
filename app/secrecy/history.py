"""The history for those who are not told all: without what is restricted, in it and around it."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import col

from app.secrecy.restricted import RESTRICTED, without
from record.history.changes import Change
from record.standing import standing


def open_change(entry: dict[str, Any]) -> dict[str, Any]:
    """Return an entry without what is restricted, of itself and of what it tells."""
    told = without(entry, "change")
    for side in ("before", "after"):
        values = entry[side]
        told[side] = None if values is None else without(values, entry["object_type"])
    return told


def telling_nothing_else(connection: Connection, today: date) -> frozenset[int]:
    """Return the numbers of the entries that tell of nothing but what is restricted."""
    return standing(connection, _telling_nothing_else, RESTRICTED, today)


def _telling_nothing_else(connection: Connection, _today: date) -> frozenset[int]:
    columns = ("sequence", "object_type", "before", "after")
    of_such = select(*(getattr(Change, name) for name in columns)).where(
        col(Change.object_type).in_(list(RESTRICTED))
    )
    return frozenset(
        sequence
        for sequence, table, before, after in connection.execute(of_such)
        if (told := {*_facts(before), *_facts(after)}) and told <= RESTRICTED[table]
    )


def _facts(values: str | None) -> Iterator[str]:
    """Give what a row says, but for which row it is and what it belongs to."""
    for name, value in json.loads(values or "{}").items():
        if value is not None and name != "id" and not name.endswith("_id"):
            yield name
