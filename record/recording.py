"""The session that writes the history itself, so that no change escapes it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, event, insert, inspect, select, update
from sqlalchemy.orm import ORMExecuteState
from sqlmodel import Session, SQLModel, col

from record.actors import Actor
from record.chain import GENESIS, canonical, commit_to, entry_hash, plain
from record.changes import Action, Change, HistoryHead, PersonalText
from record.row import Row, now

Values = dict[str, Any]


class UnrecordedWriteError(Exception):
    """A statement tried to change rows past the history."""


@dataclass
class Touched:
    """What has happened to one row so far in this transaction."""

    action: Action
    table: str
    id: UUID
    about: UUID
    before: Values | None
    after: Values | None


@dataclass
class Recording:
    """What one transaction has to tell the history: by whom, and each row that it touched."""

    actor: Actor
    transaction: UUID = field(default_factory=uuid4)
    touched: dict[tuple[str, UUID], Touched] = field(default_factory=dict)


class RecordedSession(Session):
    """A session whose every change is written to the history in the same transaction."""

    def __init__(self, bind: Connection | Any, actor: Actor) -> None:
        super().__init__(bind, expire_on_commit=False)
        self.recording = Recording(actor)

    @property
    def actor(self) -> Actor:
        """Return who acts in this session."""
        return self.recording.actor


@event.listens_for(RecordedSession, "before_flush")
def _notice(session: RecordedSession, _context: object, _instances: object) -> None:
    for row in session.new:
        if isinstance(row, Row):
            _note(session, Action.CREATED, row, None, dict(_columns(row)))
    for row in session.dirty:
        if isinstance(row, Row) and session.is_modified(row):
            before, after = _difference(row)
            if before != after:
                _note(session, Action.CHANGED, row, before, after)
    for row in session.deleted:
        if isinstance(row, Row):
            _note(session, Action.DELETED, row, dict(_columns(row)), None)


@event.listens_for(RecordedSession, "before_commit")
def _write_history(session: RecordedSession) -> None:
    session.flush()
    touched = list(session.recording.touched.values())
    session.recording.touched.clear()
    if touched:
        _append(session.connection(), session.recording, touched)


@event.listens_for(RecordedSession, "after_rollback")
def _forget(session: RecordedSession) -> None:
    session.recording.touched.clear()


@event.listens_for(RecordedSession, "do_orm_execute")
def _refuse_unrecorded(state: ORMExecuteState) -> None:
    written = state.is_insert or state.is_update or state.is_delete
    table = getattr(state.statement, "table", None)
    if written and table is not None and table.name in _recorded_tables():
        raise UnrecordedWriteError(f"write rows of {table.name} through the session's objects")


def _recorded_tables() -> frozenset[str]:
    return frozenset(mapper.local_table.name for mapper in _mappers())


def _mappers() -> Iterator[Any]:
    for mapper in SQLModel._sa_registry.mappers:
        if issubclass(mapper.class_, Row):
            yield mapper


def _columns(row: Row) -> Iterator[tuple[str, Any]]:
    for column in inspect(type(row)).columns:
        if not column.info.get("derived"):
            yield column.key, _kept(column.info, getattr(row, column.key))


def _difference(row: Row) -> tuple[Values, Values]:
    before: Values = {}
    after: Values = {}
    state = inspect(row)
    for column in inspect(type(row)).columns:
        history = state.attrs[column.key].load_history()
        if column.info.get("derived") or not history.has_changes():
            continue
        before[column.key] = _kept(column.info, history.deleted[0] if history.deleted else None)
        after[column.key] = _kept(column.info, history.added[0] if history.added else None)
    return before, after


@dataclass(frozen=True)
class Personal:
    """A personal text on its way into the history."""

    text: str


def _kept(info: Any, value: Any) -> Any:
    return Personal(value) if info.get("personal") and value is not None else plain(value)


def _note(
    session: RecordedSession, action: Action, row: Row, before: Values | None, after: Values | None
) -> None:
    table = type(row).__tablename__
    key = (str(table), row.id)
    known = session.recording.touched.get(key)
    about = getattr(row, type(row).__about__) or row.id
    fresh = Touched(action, str(table), row.id, about, before, after)
    merged = fresh if known is None else _merged(known, fresh)
    if merged is None:
        del session.recording.touched[key]
    else:
        session.recording.touched[key] = merged


def _merged(first: Touched, then: Touched) -> Touched | None:
    """Return what two changes of one row in one transaction come to."""
    match first.action, then.action:
        case Action.CREATED, Action.DELETED:
            return None
        case Action.CREATED, Action.CHANGED:
            first.after = {**(first.after or {}), **(then.after or {})}
            return first
        case Action.CHANGED, Action.DELETED:
            then.before = {**(then.before or {}), **(first.before or {})}
            return then
        case Action.DELETED, Action.CREATED:
            return Touched(
                Action.CHANGED, then.table, then.id, then.about, first.before, then.after
            )
    first.before = {**(then.before or {}), **(first.before or {})}
    first.after = {**(first.after or {}), **(then.after or {})}
    return first


def _append(connection: Connection, recording: Recording, touched: list[Touched]) -> None:
    head = connection.execute(
        select(
            col(HistoryHead.sequence), col(HistoryHead.at), col(HistoryHead.hash)
        ).with_for_update()
    ).one()
    apart = _Apart()
    at = max(now(), head.at) if head.at else now()
    common = {
        "at": at,
        "transaction": recording.transaction,
        "actor_id": recording.actor.person_id,
        "actor": apart.keep(recording.actor.name),
        "address": recording.actor.address and apart.keep(recording.actor.address),
        "roles": " ".join(sorted(recording.actor.roles)),
    }
    entries: list[Values] = []
    previous = head.hash or GENESIS
    for sequence, row in enumerate(touched, start=head.sequence + 1):
        entry = _entry(row, apart) | common | {"sequence": sequence, "previous_hash": previous}
        entry["hash"] = previous = entry_hash(entry)
        entries.append(entry)
    if apart.rows:
        connection.execute(insert(PersonalText), apart.rows)
    connection.execute(insert(Change), entries)
    ended = {"sequence": entries[-1]["sequence"], "at": at, "hash": previous}
    connection.execute(update(HistoryHead).values(**ended))


def _entry(row: Touched, apart: "_Apart") -> Values:
    return {
        "action": row.action,
        "object_type": row.table,
        "object_id": row.id,
        "about": row.about,
        "before": None if row.before is None else canonical(apart.put_apart(row.before)),
        "after": None if row.after is None else canonical(apart.put_apart(row.after)),
    }


class _Apart:
    """The personal texts of one transaction, each with its commitment."""

    def __init__(self) -> None:
        self.rows: list[Values] = []

    def keep(self, text: str) -> str:
        commitment, salt = commit_to(text)
        self.rows.append({"commitment": commitment, "salt": salt, "text": text})
        return commitment

    def put_apart(self, values: Values) -> Values:
        return {
            key: {"personal": self.keep(value.text)} if isinstance(value, Personal) else value
            for key, value in values.items()
        }
