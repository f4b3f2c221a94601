"""Putting a transaction's entries at the end of the chain."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from sqlalchemy import Connection, select

from record.actors import Actor
from record.driver.bulk import insert_rows, update_row
from record.driver.prepared import Prepared
from record.driver.together import in_one_go
from record.history.chain import GENESIS, canonical, commit_to, entry_hash
from record.history.changes import Change, HistoryHead, PersonalText
from record.history.touched import Personal, Touched, Values
from record.row import now


class Head(NamedTuple):
    """Where the chain ends."""

    id: int
    sequence: int
    at: datetime | None
    hash: str


HEAD = Prepared(select(*(getattr(HistoryHead, name) for name in Head._fields)).with_for_update())


def lock_head(connection: Connection) -> Head:
    """Return where the chain ends; nobody else can add to it before this transaction is over."""
    (row,) = HEAD.rows(connection)
    return Head(*row)


@dataclass
class Recording:
    """What one transaction has to tell the history: by whom, and each row that it touched."""

    actor: Actor
    transaction: UUID = field(default_factory=uuid4)
    touched: dict[tuple[str, UUID], Touched] = field(default_factory=dict)
    flushing: bool = False
    forgetting: bool = False
    """Whether what is written over is to be erased: it is committed to, and not kept."""


def append(connection: Connection, recording: Recording, touched: list[Touched]) -> None:
    """Write the entries; the lock on the head, taken here, is held until the commit."""
    head = lock_head(connection)
    at = max(now(), head.at) if head.at else now()
    apart = _Apart(recording.forgetting)
    common = _common(recording, apart) | {"at": at}
    entries: list[Values] = []
    previous = head.hash or GENESIS
    for sequence, row in enumerate(touched, start=head.sequence + 1):
        entry = _entry(row, apart) | common
        entry["sequence"], entry["previous_hash"] = sequence, previous
        entry["hash"] = previous = entry_hash(entry)
        entries.append(entry)
    ended = {"sequence": entries[-1]["sequence"], "at": at, "hash": previous}
    with in_one_go(connection, max(len(apart.rows), len(entries))):
        insert_rows(connection, PersonalText, apart.rows)
        insert_rows(connection, Change, entries)
        update_row(connection, HistoryHead, head.id, ended)


def _common(recording: Recording, apart: "_Apart") -> Values:
    actor = recording.actor
    return {
        "transaction": recording.transaction,
        "actor_id": actor.person_id,
        "actor": apart.keep(actor.name),
        "address": apart.keep(actor.address) if actor.address else None,
        "roles": " ".join(sorted(actor.roles)),
    }


def _entry(row: Touched, apart: "_Apart") -> Values:
    return {
        "action": row.action,
        "object_type": row.table,
        "object_id": row.id,
        "about": row.about,
        "before": None if row.before is None else canonical(apart.before(row.before)),
        "after": None if row.after is None else canonical(apart.after(row.after)),
    }


class _Apart:
    """The personal texts of one transaction, each with its commitment."""

    def __init__(self, forgetting: bool) -> None:
        self.rows: list[dict[str, Any]] = []
        self._keeps_before = not forgetting

    def keep(self, text: str) -> str:
        commitment, salt = commit_to(text)
        self.rows.append({"commitment": commitment, "salt": salt, "text": text})
        return commitment

    def after(self, values: Values) -> Values:
        for name, value in values.items():
            if type(value) is Personal:
                values[name] = {"personal": self.keep(value.text)}
        return values

    def before(self, values: Values) -> Values:
        if self._keeps_before:
            return self.after(values)
        for name, value in values.items():
            if type(value) is Personal:
                values[name] = {"personal": commit_to(value.text)[0]}
        return values
