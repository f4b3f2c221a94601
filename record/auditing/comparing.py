"""Whether every row is what the history says that it is."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import SQLModel, col

from record.history.chain import canonical
from record.history.changes import Action, Change, PersonalText
from record.history.damage import read_damaged
from record.row import Row

Told = dict[str, dict[str, dict[str, Any]]]
"""Tables, their rows by id, and what the history says that each holds."""


def rows_that_differ(connection: Connection) -> Iterator[tuple[str, str]]:
    """Return table and id of each row that was changed, made or taken away past the history."""
    told = _told(connection)
    texts = dict(
        connection.execute(select(col(PersonalText.commitment), col(PersonalText.text))).all()
    )
    for table in _recorded_tables():
        name = str(table.__tablename__)
        expected = told.pop(name, {})
        for row in read_damaged(connection, table, "id"):
            row_id = "" if row is None else str(row["id"])
            said = expected.pop(row_id, None)
            if row is None or said is None or not _agrees(row, said, texts):
                yield name, row_id
        yield from ((name, row_id) for row_id in expected)


def _told(connection: Connection) -> Told:
    told: Told = {}
    entries: Any = select(
        col(Change.action), col(Change.object_type), col(Change.object_id), col(Change.after)
    ).order_by(col(Change.sequence))
    for action, table, row_id, after in connection.execute(entries):
        rows = told.setdefault(table, {})
        if action is Action.DELETED:
            rows.pop(str(row_id), None)
        else:
            rows.setdefault(str(row_id), {}).update(json.loads(after))
    return told


def _agrees(row: Mapping[str, Any], said: Mapping[str, Any], texts: Mapping[str, str]) -> bool:
    """Return whether a row has the values that are told; a text that is erased is not known."""
    has = json.loads(canonical({name: value for name, value in row.items() if name in said}))
    for name, value in said.items():
        if isinstance(value, dict) and set(value) == {"personal"}:
            if has.get(name) != texts.get(value["personal"], has.get(name)):
                return False
        elif has.get(name) != value:
            return False
    return True


def _recorded_tables() -> Iterator[type[Row]]:
    for mapper in sorted(SQLModel._sa_registry.mappers, key=lambda one: one.class_.__name__):
        if issubclass(mapper.class_, Row):
            yield mapper.class_
