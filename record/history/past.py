"""What every row was at a moment in the past, told by the history alone."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from record.history.changes import Action, Change, PersonalText
from record.history.reading import with_texts

Rows = dict[str, dict[UUID, dict[str, Any]]]


def rows_as_of(connection: Connection, moment: datetime) -> Rows:
    """Return the rows of every table, by id, as they were; values are as JSON has them.

    Personal texts that have been erased since are None.
    """
    texts: Mapping[str, str] = dict(
        connection.execute(select(col(PersonalText.commitment), col(PersonalText.text))).all()
    )
    rows: Rows = {}
    told = (
        select(
            col(Change.action),
            col(Change.object_type),
            col(Change.object_id),
            col(Change.after),
        )
        .where(col(Change.at) <= moment)
        .order_by(col(Change.sequence))
    )
    for action, table, row_id, after in connection.execute(told):
        kept = rows.setdefault(table, {})
        if action is Action.DELETED:
            kept.pop(row_id, None)
        else:
            kept[row_id] = kept.get(row_id, {}) | (with_texts(after, texts) or {})
    return rows
