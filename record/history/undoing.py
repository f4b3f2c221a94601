"""Taking back what one transaction did, while nothing since has touched it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, SQLModel, col

from record.columns import Moment, Word
from record.erasing.words import ERASED
from record.history.changes import Action, Change, PersonalText
from record.history.reading import with_texts
from record.history.since import Told, refuse_if_built_upon, refuse_if_touched_since
from record.row import Row

LOADED_AT_ONCE = 10_000


def undo_transaction(session: Session, transaction: UUID, but: frozenset[str]) -> list[Told]:
    """Take back a transaction's changes, last first, and return them.

    Rows of the tables in `but` stay. The history keeps both: what was done and that it was undone.
    """
    connection = session.connection()
    mine = select(*Change.__table__.columns).where(col(Change.transaction) == transaction)  # type: ignore[attr-defined]
    told = connection.execute(mine.order_by(col(Change.sequence).desc())).mappings().all()
    changes: list[Told] = [change for change in told if change["object_type"] not in but]
    refuse_if_touched_since(connection, transaction, but)
    refuse_if_built_upon(connection, changes)
    texts = dict(
        connection.execute(select(col(PersonalText.commitment), col(PersonalText.text))).all()
    )
    with session.no_autoflush:
        known = list(_rows(session, changes))  # kept at hand, so that none is asked for by itself
        for change in changes:
            _take_back(session, change, texts)
        del known
    return changes


def _rows(session: Session, changes: Sequence[Told]) -> Iterator[Row]:
    by_table: dict[str, list[UUID]] = {}
    for change in changes:
        by_table.setdefault(change["object_type"], []).append(change["object_id"])
    for name, ids in by_table.items():
        table = _table(name)
        for start in range(0, len(ids), LOADED_AT_ONCE):
            part = ids[start : start + LOADED_AT_ONCE]
            yield from session.scalars(select(table).where(col(table.id).in_(part)))


def _take_back(session: Session, change: Told, texts: Mapping[str, str]) -> None:
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
    column = table.__table__.columns[name]  # type: ignore[attr-defined]
    kind = column.type
    if value is None:
        return None if column.nullable else ERASED
    if isinstance(kind, Word):
        return kind.kind(value)
    if isinstance(kind, Moment):
        return datetime.fromisoformat(value)
    readers: dict[type, Callable[[str], Any]] = {UUID: UUID, date: date.fromisoformat}
    read = readers.get(kind.python_type)
    return value if read is None else read(value)
