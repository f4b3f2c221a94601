"""The history as a file that anybody can verify: a line of JSON for each entry."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection
from sqlmodel import SQLModel

from record.history.chain import canonical
from record.history.changes import Change, HistoryHead, PersonalText
from record.history.damage import read_damaged

FORMAT = 1


def history_lines(connection: Connection, *, with_texts: bool) -> Iterator[str]:
    """Return the lines: where the chain ends, its entries, and perhaps the personal texts.

    What cannot be read any more is null: whoever verifies the file finds it there.
    """
    heads = list(read_damaged(connection, HistoryHead, "id"))
    head = heads[0] if len(heads) == 1 else None
    end = None if head is None else {name: head[name] for name in ("sequence", "at", "hash")}
    yield _line({"samsyn_history": FORMAT, "head": end})
    yield from _lines(connection, Change, "sequence")
    if with_texts:
        yield from _lines(connection, PersonalText, "commitment")


def _lines(connection: Connection, table: type[SQLModel], key: str) -> Iterator[str]:
    for row in read_damaged(connection, table, key):
        yield _line(row)


def _line(value: Any) -> str:
    return canonical(value) + "\n"
