"""What has happened to one row in one transaction."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import inspect

from record.history.changes import Action
from record.row import Row

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Personal:
    """A personal text on its way into the history."""

    text: str


@dataclass(slots=True)
class Touched:
    """A row that was touched: what it was before, and what it is after."""

    action: Action
    table: str
    id: UUID
    about: UUID
    before: Values | None
    after: Values | None


def created(row: Row) -> Touched:
    """Return that a row is new."""
    # All that a new row holds lies in its __dict__; the attributes would look there one by one.
    recorded, personal = recorded_columns(type(row))
    values = row.__dict__
    after = _put_apart({name: values[name] for name in recorded}, personal)
    return _touched(Action.CREATED, row, None, after)


def changed(row: Row) -> Touched | None:
    """Return what of a row has changed, if anything has that the history keeps."""
    before: Values = {}
    after: Values = {}
    state = inspect(row)
    attributes, written = state.attrs, state.committed_state
    recorded, personal = recorded_columns(type(row))
    for name in recorded:
        if name not in written:
            continue
        history = attributes[name].load_history()
        was = history.deleted[0] if history.deleted else None
        new = history.added[0] if history.added else None
        if history.has_changes() and was != new:
            before[name], after[name] = was, new
    if not after:
        return None
    apart = personal & after.keys()
    return _touched(Action.CHANGED, row, _put_apart(before, apart), _put_apart(after, apart))


def differs(row: Row, before: Values, changed: Collection[str]) -> Touched | None:
    """Return that a row differs from what it was before, if in what the history keeps."""
    recorded, personal = recorded_columns(type(row))
    names = [name for name in recorded if name in changed]
    if not names:
        return None
    apart = personal & set(names)
    was = _put_apart({name: before[name] for name in names}, apart)
    now_is = _put_apart({name: getattr(row, name) for name in names}, apart)
    return _touched(Action.CHANGED, row, was, now_is)


def deleted(row: Row) -> Touched:
    """Return that a row is gone."""
    recorded, personal = recorded_columns(type(row))
    before = _put_apart({name: getattr(row, name) for name in recorded}, personal)
    return _touched(Action.DELETED, row, before, None)


def both(first: Touched, then: Touched) -> Touched | None:
    """Return what two things that happened to one row come to."""
    match first.action, then.action:
        case Action.CREATED, Action.DELETED:
            return None
        case Action.CREATED, Action.CHANGED:
            return _over(first, Action.CREATED, None, _joined(first.after, then.after))
        case Action.CHANGED, Action.DELETED:
            return _over(then, Action.DELETED, _joined(then.before, first.before), None)
        case Action.DELETED, Action.CREATED:
            return _difference(then, first.before, then.after)
    before, after = _joined(then.before, first.before), _joined(first.after, then.after)
    return _difference(first, before, after)


@cache
def recorded_columns(table: type[Row]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return a table's columns that the history keeps, and those of them with personal text."""
    columns = [column for column in inspect(table).columns if not column.info.get("derived")]
    personal = frozenset(column.key for column in columns if column.info.get("personal"))
    return tuple(column.key for column in columns), personal


def _touched(action: Action, row: Row, before: Values | None, after: Values | None) -> Touched:
    table = type(row)
    row_id = row.id
    about = getattr(row, table.__about__) or row_id
    return Touched(action, _name_of(table), row_id, about, before, after)


@cache
def _name_of(table: type[Row]) -> str:
    return str(table.__tablename__)  # which SQLModel works out anew each time


def _put_apart(values: Values, personal: Iterable[str]) -> Values:
    for name in personal:
        if values[name] is not None:
            values[name] = Personal(values[name])
    return values


def _joined(under: Values | None, over: Values | None) -> Values:
    return {**(under or {}), **(over or {})}


def _difference(row: Touched, before: Values | None, after: Values | None) -> Touched | None:
    was, new = before or {}, after or {}
    names = [name for name in new if was[name] != new[name]]
    if not names:
        return None
    kept = [{name: values[name] for name in names} for values in (was, new)]
    return _over(row, Action.CHANGED, *kept)


def _over(row: Touched, action: Action, before: Values | None, after: Values | None) -> Touched:
    return Touched(action, row.table, row.id, row.about, before, after)
