"""The sample data: which rows of the register it is."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, exists, or_, select
from sqlmodel import Session, SQLModel, col

from record.history.changes import Action, Change
from record.row import Row

SOURCE, SOURCES = "example", "audit"
"""What sample rows say that they come from, and how the rest of them begin (`audit F7`)."""

MADE_ALONG = frozenset({"system_use", "contract", "contract_share", "vendor"})
"""What the sample's import makes of its cells, in rows that do not say where they come from."""

Key = tuple[str, UUID]
"""A row, by its table and id."""


def has_sample(connection: Connection) -> bool:
    """Return whether any of the register is sample data."""
    return any(connection.scalar(select(exists().where(_is_sample(table)))) for table in _entered())


def sample_rows(session: Session) -> set[Key]:
    """Return the rows that say so themselves, and those that their import made along."""
    marked: set[Key] = set()
    for table in _entered():
        ids = session.scalars(select(col(table.id)).where(_is_sample(table)))
        marked |= {(str(table.__tablename__), row_id) for row_id in ids}
    return marked | set(_made_along(session))


def _is_sample(table: type[Any]) -> ColumnElement[bool]:
    source = col(table.source)
    return or_(source == SOURCE, source.startswith(SOURCES))


def _made_along(session: Session) -> Iterator[Key]:
    """Return what the transactions made that entered nothing but sample."""
    of_sample = _transactions_of_sample(session)
    there = {
        (name, row_id)
        for name in MADE_ALONG
        for row_id in session.scalars(select(col(recorded_tables()[name].id)))
    }
    made = select(col(Change.transaction), col(Change.object_type), col(Change.object_id)).where(
        col(Change.action) == Action.CREATED, col(Change.object_type).in_(MADE_ALONG)
    )
    for transaction, table, row_id in session.execute(made):
        if transaction in of_sample and (table, row_id) in there:
            yield table, row_id


def _transactions_of_sample(session: Session) -> set[UUID]:
    """Return them by what the rows said when they were entered, whatever they say since."""
    entered = select(col(Change.transaction), col(Change.after)).where(
        col(Change.action) == Action.CREATED,
        col(Change.object_type).in_(entered_tables() - MADE_ALONG),
    )
    sample: dict[UUID, bool] = {}
    for transaction, after in session.execute(entered):
        source = json.loads(after)["source"] or ""
        is_sample = source == SOURCE or source.startswith(SOURCES)
        sample[transaction] = sample.get(transaction, True) and is_sample
    return {transaction for transaction, is_sample in sample.items() if is_sample}


def recorded_tables() -> dict[str, type[Row]]:
    """Return all tables that the history follows, by name, those of other packages too."""
    mapped = (mapper.class_ for mapper in SQLModel._sa_registry.mappers)
    return {str(table.__tablename__): table for table in mapped if issubclass(table, Row)}


def entered_tables() -> frozenset[str]:
    """Return the names of the tables that sample files fill."""
    return frozenset(str(table.__tablename__) for table in _entered())


def _entered() -> list[type[Any]]:
    """Return the tables whose rows say where they come from. Reference data is no sample."""
    return [table for table in recorded_tables().values() if table.__in_sample__]
