"""Taking the sample data away, when there are rows of one's own; what these need stays."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import Session, col

from inventory.organisation.units import Unit
from inventory.sample.sample import MADE_ALONG, Key, entered_tables, recorded_tables, sample_rows
from inventory.systems.system import System
from inventory.systems.uses import SystemUse
from record.row import Row

PART_OF = {"contract_share": "system_id"}
"""What a row hangs on, where that is not what it is about."""

LOADED_AT_ONCE = 10_000


@dataclass(frozen=True)
class Reference:
    """A row that points at another; as a part of it, or as something of its own."""

    row: Key
    to: Key
    part: bool


@dataclass(frozen=True)
class Kept:
    """A row of the sample that stays, and the kind of row that needs it."""

    table: str
    name: str
    needed_by: str


@dataclass(frozen=True)
class Cleared:
    """What was taken away, counted by table, and what was kept."""

    removed: dict[str, int]
    kept: list[Kept]


def clear_sample(session: Session) -> Cleared:
    """Take away the rows of the sample that nothing else needs; the history keeps what they were.

    What hangs on such a row, its aliases and functions, goes with it, whoever entered them.
    """
    references = list(_references(session.connection()))
    doomed = _with_parts(sample_rows(session), references)
    needed = _spare_what_is_needed(doomed, references)
    kept = [_kept(session, key, by) for key, by in needed.items() if key[0] in entered_tables()]
    for table, ids in _by_table(doomed).items():
        for row in _rows(session, recorded_tables()[table], ids):
            session.delete(row)
    session.flush()
    removed = Counter(table for table, _ in doomed if table in entered_tables())
    return Cleared(dict(removed), sorted(kept, key=lambda row: (row.table, row.name)))


def _references(connection: Connection) -> Iterator[Reference]:
    for name, table in recorded_tables().items():
        # What was entered for itself, a use or a rule, is a thing of its own.
        whole = None if table.__in_sample__ else PART_OF.get(name, table.__about__)
        for column in table.__table__.columns:  # type: ignore[attr-defined]
            for key in column.foreign_keys:
                other, _, target = key.target_fullname.partition(".")
                if target == "id":
                    pairs = select(col(table.id), column).where(column.is_not(None))
                    for row_id, to in connection.execute(pairs):
                        yield Reference((name, row_id), (other, to), column.key == whole)


def _with_parts(rows: set[Key], references: Sequence[Reference]) -> set[Key]:
    doomed, found = set(rows), True
    while found:
        hanging = (ref for ref in references if ref.part and ref.row[0] not in MADE_ALONG)
        parts = {ref.row for ref in hanging if ref.to in doomed} - doomed
        doomed |= parts
        found = bool(parts)
    return doomed


def _spare_what_is_needed(doomed: set[Key], references: Sequence[Reference]) -> dict[Key, str]:
    """Take out of `doomed` what other rows need; return each with the kind of row that needs it."""
    needed: dict[Key, str] = {}
    news = True
    while news:
        news = False
        for ref in references:
            if ref.row not in doomed and ref.to in doomed:
                spared, by = ref.to, needed.get(ref.row, ref.row[0]) if ref.part else ref.row[0]
            elif ref.part and ref.to not in doomed and ref.row in doomed:
                spared, by = ref.row, needed.get(ref.to, ref.to[0])
            else:
                continue
            doomed.discard(spared)
            needed.setdefault(spared, by)
            news = True
    return needed


def _kept(session: Session, key: Key, needed_by: str) -> Kept:
    table, row_id = key
    row: Any = session.get_one(recorded_tables()[table], row_id)
    if isinstance(row, SystemUse):
        unit, system = session.get_one(Unit, row.unit_id), session.get_one(System, row.system_id)
        return Kept(table, f"{system.name}, {unit.name}", needed_by)
    named = row if hasattr(row, "name") else session.get_one(Unit, getattr(row, row.__about__))
    return Kept(table, named.name, needed_by)


def _by_table(keys: Iterable[Key]) -> dict[str, list[UUID]]:
    ids: dict[str, list[UUID]] = {}
    for table, row_id in keys:
        ids.setdefault(table, []).append(row_id)
    return ids


def _rows(session: Session, table: type[Row], ids: Sequence[UUID]) -> Iterator[Row]:
    for start in range(0, len(ids), LOADED_AT_ONCE):
        some = ids[start : start + LOADED_AT_ONCE]
        yield from session.scalars(select(table).where(col(table.id).in_(some))).all()
