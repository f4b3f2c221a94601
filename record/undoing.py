"""Taking back what one transaction did, while nothing since has touched it."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, func, select
from sqlmodel import Session, SQLModel, col

from record.changes import Action, Change, PersonalText
from record.reading import with_texts
from record.row import Row


class TouchedSinceError(Exception):
    """Something that the transaction did has been changed or built upon since."""

    def __init__(self, table: str, row_id: UUID) -> None:
        super().__init__(f"{table} {row_id}")
        self.table = table
        self.row_id = row_id


def undo_transaction(session: Session, transaction: UUID, but: frozenset[str]) -> int:
    """Take back a transaction's changes, last first, and return how many there were.

    Rows of the tables in `but` stay. The history keeps both: what was done and that it was undone.
    """
    connection = session.connection()
    mine = select(*Change.__table__.columns).where(col(Change.transaction) == transaction)  # type: ignore[attr-defined]
    changes = connection.execute(mine.order_by(col(Change.sequence).desc())).mappings().all()
    changes = [change for change in changes if change["object_type"] not in but]
    created = {c["object_id"] for c in changes if c["action"] is Action.CREATED}
    for change in changes:
        _refuse_if_touched_since(connection, change, created)
    texts = dict(
        connection.execute(select(col(PersonalText.commitment), col(PersonalText.text))).all()
    )
    with session.no_autoflush:
        for change in changes:
            _take_back(session, change, texts)
    return len(changes)


def _refuse_if_touched_since(
    connection: Connection, change: Mapping[Any, Any], created: set[UUID]
) -> None:
    row_id = change["object_id"]
    later = select(func.count()).where(
        col(Change.object_id) == row_id, col(Change.sequence) > change["sequence"]
    )
    built_on = change["action"] is Action.CREATED and _is_referred_to(connection, change, created)
    if connection.scalar(later) or built_on:
        raise TouchedSinceError(change["object_type"], row_id)


def _is_referred_to(connection: Connection, change: Mapping[Any, Any], created: set[UUID]) -> bool:
    for column in _references_to(change["object_type"]):
        pointing = select(column.table.c.id).where(column == change["object_id"])
        if any(row_id not in created for row_id in connection.scalars(pointing)):
            return True
    return False


def _references_to(table: str) -> Iterator[Column[Any]]:
    for other in SQLModel.metadata.sorted_tables:
        for column in other.columns:
            if any(key.target_fullname == f"{table}.id" for key in column.foreign_keys):
                yield column


def _take_back(session: Session, change: Mapping[Any, Any], texts: Mapping[str, str]) -> None:
    table = _table(change["object_type"])
    before = with_texts(change["before"], texts) or {}
    if change["action"] is Action.DELETED:
        session.add(table(**{name: _value(table, name, value) for name, value in before.items()}))
        return
    row = session.get_one(table, change["object_id"])
    if change["action"] is Action.CREATED:
        session.delete(row)
        return
    for name, value in before.items():
        setattr(row, name, _value(table, name, value))


def _table(name: str) -> type[Row]:
    for mapper in SQLModel._sa_registry.mappers:
        found: type[Row] = mapper.class_
        if found.__tablename__ == name:
            return found
    raise LookupError(name)


def _value(table: type[Row], name: str, value: Any) -> Any:
    """Return a value as the column has it; JSON knows neither dates nor ids."""
    if value is None:
        return None
    kind = table.__table__.columns[name].type  # type: ignore[attr-defined]
    if hasattr(kind, "kind"):
        return kind.kind(value)
    python = kind.python_type
    if python is UUID:
        return UUID(value)
    if python is datetime:
        return datetime.fromisoformat(value)
    if python is date:
        return date.fromisoformat(value)
    return value
