"""What somebody with a key to the database may do to the history."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, delete, insert, select, text, update

from app.database import Database
from app.storage.tables import METADATA
from record.actors import Actor, Grant
from record.history.chain import COVERED, GENESIS, entry_hash
from record.history.changes import Action
from record.people import Person, Role
from tests.factories import make_person

CHANGE = METADATA.tables["change"]
PERSONAL = METADATA.tables["personal_text"]
HEAD = METADATA.tables["history_head"]
CALLER = Actor("Anna Exempel", uuid4(), (Grant(Role.AUDITOR),), "10.0.0.7")

Entry = dict[str, Any]
Entries = Sequence[Entry]


def make_history(database: Database) -> None:
    """Make three entries: a person comes, is renamed, and goes."""
    with database.writing(CALLER) as session:
        person = make_person(session, "Bo Exempel", email="bo@exempel.example")
    with database.writing(CALLER) as session:
        session.get_one(Person, person.id).name = "Bosse Exempel"
    with database.writing(CALLER) as session:
        session.delete(session.get_one(Person, person.id))


@contextmanager
def tampering(database: Database) -> Iterator[Connection]:
    """Give a connection past history and guards; what was done is taken back afterwards."""
    with database.engine.connect() as connection:
        take_guards_down(connection)
        yield connection
        connection.rollback()


def take_guards_down(connection: Connection) -> None:
    """Do what only the owner of the tables can do."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("ALTER TABLE change DISABLE TRIGGER USER"))
        return
    for name in ("not_updated", "not_deleted"):
        connection.execute(text(f"DROP TRIGGER change_is_{name}"))


def entries_in(connection: Connection) -> list[Entry]:
    """Return the history as it stands."""
    rows = connection.execute(select(CHANGE).order_by(CHANGE.c.sequence)).mappings()
    return [dict(row) for row in rows]


def replace_history(connection: Connection, entries: Entries, head: Entry) -> None:
    """Put another history in its place."""
    connection.execute(delete(CHANGE))
    connection.execute(insert(CHANGE), list(entries))
    end = {name: head[name] for name in ("sequence", "at", "hash")}
    connection.execute(update(HEAD).values(**end))


def tamperings(entries: Entries) -> Iterator[tuple[str, list[Entry]]]:
    """Return every kind of touched history, which the chain itself must find."""
    for at, entry in enumerate(entries):
        other = entries[at - 1]
        for column in (*COVERED, "hash"):
            values = {"flipped": another(entry[column]), "emptied": None, "copied": other[column]}
            for kind, value in values.items():
                if value != entry[column]:
                    yield f"{column} {kind} in {at}", _with(entries, {at: {column: value}})
            if entry[column] != other[column]:
                swapped = {at: {column: other[column]}, at - 1: {column: entry[column]}}
                yield f"{column} swapped in {at}", _with(entries, swapped)
        yield f"{at} taken away", [*entries[:at], *entries[at + 1 :]]
        yield f"{at} twice", [*entries[: at + 1], *entries[at:]]
        yield f"{at} put in", [*entries[:at], _strange(entries, at), *entries[at:]]
        if at:
            yield f"{at} changed places", _with(entries, {at: other, at - 1: entry})


def rechained(entries: Entries) -> list[Entry]:
    """Return the entries numbered and hashed anew, as one chain."""
    chained: list[Entry] = []
    previous = GENESIS
    for sequence, entry in enumerate(entries, start=1):
        fresh = entry | {"sequence": sequence, "previous_hash": previous}
        fresh["hash"] = previous = entry_hash(fresh)
        chained.append(fresh)
    return chained


def another(value: Any) -> Any:
    """Return another value of the same kind."""
    kinds: dict[type, Callable[[Any], Any]] = {
        str: lambda said: f"{chr(ord(said[0]) ^ 1)}{said[1:]}" if said else "x",
        Action: lambda done: Action.CREATED if done is Action.DELETED else Action.DELETED,
        UUID: lambda number: UUID(int=number.int ^ 1),
        datetime: lambda at: at + timedelta(microseconds=1),
        int: lambda number: number + 1_000,
        type(None): lambda _: "{}",
    }
    return kinds[type(value)](value)


def _with(entries: Entries, changes: dict[int, Entry]) -> list[Entry]:
    numbered = {at % len(entries): change for at, change in changes.items()}
    return [entry | numbered.get(at, {}) for at, entry in enumerate(entries)]


def _strange(entries: Entries, at: int) -> Entry:
    """Return an entry that would follow the one before it."""
    previous = entries[at - 1]["hash"] if at else GENESIS
    strange = entries[at] | {"sequence": at + 1, "previous_hash": previous, "roles": "requester"}
    return strange | {"hash": entry_hash(strange)}


REWRITINGS: dict[str, Callable[[Entries], list[Entry]]] = {
    "recomputed": lambda known: rechained(_with(known, {0: {"roles": "head_of_it"}})),
    "recomputed without an entry": lambda known: rechained(known[1:]),
    "recomputed with another": lambda known: rechained([_strange(known, 0), *known]),
    "recomputed in another order": lambda known: rechained([known[1], known[0], *known[2:]]),
    "cut short": lambda known: list(known[:-1]),
    "older backup": lambda known: list(known[:1]),
}
"""Whole histories that are not the one: only who has a checkpoint can tell."""
