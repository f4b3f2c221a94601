"""Entries that were merged away, which files go on naming: each leads to the one that it is now."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from inventory.systems.editing.entry import Entry
from inventory.systems.system import System


def merged_away(session: Session, entries: Mapping[UUID, Entry]) -> Iterator[tuple[System, Entry]]:
    """Return every entry that was merged away, with the one among `entries` that it went into."""
    gone = {
        system.id: system
        for system in session.scalars(select(System).where(col(System.merged_into_id).is_not(None)))
    }
    for system in gone.values():
        node = system
        while node.merged_into_id in gone:
            node = gone[node.merged_into_id]
        if (entry := entries.get(node.merged_into_id or system.id)) is not None:
            yield system, entry
