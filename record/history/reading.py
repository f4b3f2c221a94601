"""Reading the history: as a feed, and from end to end to verify it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, func, or_, select
from sqlmodel import col

from record.history.chain import Verification, commitment_of, verify_chain
from record.history.changes import Change, HistoryHead, PersonalText
from record.history.damage import read_damaged


@dataclass(frozen=True)
class Feed:
    """Which changes are asked for."""

    after: int = 0
    object_id: UUID | None = None
    actor_id: UUID | None = None
    limit: int = 50
    withheld: frozenset[int] = frozenset()
    """The numbers of those that the reader may not see."""


def read_changes(connection: Connection, feed: Feed) -> tuple[list[dict[str, Any]], int]:
    """Return the changes of a feed, oldest first, and how many there are in all of that kind."""
    wanted = _wanted(feed)
    page = wanted.where(col(Change.sequence) > feed.after).order_by(col(Change.sequence))
    if feed.withheld:
        numbers = connection.scalars(wanted.with_only_columns(col(Change.sequence)))
        seen = sorted(set(numbers) - feed.withheld)
        first = [number for number in seen if number > feed.after][: feed.limit]
        total, page = len(seen), page.where(col(Change.sequence).in_(first))
    else:
        total = connection.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    rows = connection.execute(page.limit(feed.limit)).mappings().all()
    texts = _texts(connection, rows)
    return [_told(row, texts) for row in rows], total


def verify_history(connection: Connection) -> Verification:
    """Follow the whole chain, and check that each personal text is the one committed to."""
    heads = list(read_damaged(connection, HistoryHead, "id"))
    head = heads[0] if len(heads) == 1 else None
    found = verify_chain(read_damaged(connection, Change, "sequence"), head)
    for row in read_damaged(connection, PersonalText, "commitment"):
        if row is None or commitment_of(row["salt"], row["text"]) != row["commitment"]:
            return replace(found, intact=False)
    return found


def _wanted(feed: Feed) -> Select[Any]:
    wanted: Select[Any] = select(*Change.__table__.columns)  # type: ignore[attr-defined]
    if feed.object_id is not None:
        about = col(Change.about) == feed.object_id
        wanted = wanted.where(or_(col(Change.object_id) == feed.object_id, about))
    if feed.actor_id is not None:
        wanted = wanted.where(col(Change.actor_id) == feed.actor_id)
    return wanted


def _texts(connection: Connection, rows: Sequence[Mapping[Any, Any]]) -> dict[str, str]:
    wanted: set[str] = set()
    for row in rows:
        wanted |= {row["actor"], row["address"] or ""}
        for values in (row["before"], row["after"]):
            wanted |= set(_committed(values))
    found = select(col(PersonalText.commitment), col(PersonalText.text)).where(
        col(PersonalText.commitment).in_(wanted)
    )
    return dict(connection.execute(found).all())


def _committed(values: str | None) -> Iterator[str]:
    for value in json.loads(values or "{}").values():
        if isinstance(value, dict) and set(value) == {"personal"}:
            yield value["personal"]


def _told(row: Mapping[Any, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    return {
        "sequence": row["sequence"],
        "at": row["at"],
        "transaction": row["transaction"],
        "actor": {"id": row["actor_id"], "name": texts.get(row["actor"])},
        "roles": row["roles"].split(),
        "address": texts.get(row["address"] or ""),
        "action": row["action"],
        "object_type": row["object_type"],
        "object_id": row["object_id"],
        "about": row["about"],
        "before": with_texts(row["before"], texts),
        "after": with_texts(row["after"], texts),
        "hash": row["hash"],
    }


def with_texts(values: str | None, texts: Mapping[str, str]) -> dict[str, Any] | None:
    """Return what a row was, with its personal texts where they have not been erased."""
    if values is None:
        return None
    return {name: _with_text(value, texts) for name, value in json.loads(values).items()}


def _with_text(value: Any, texts: Mapping[str, str]) -> Any:
    if isinstance(value, dict) and set(value) == {"personal"}:
        return texts.get(value["personal"])
    return value
