"""Which entries of the history tell of what somebody may not see."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from inventory.agreements.contracts import Contract
from inventory.agreements.seen import visible_contracts, visible_vendors
from inventory.agreements.vendors import Vendor
from inventory.visibility import Visibility, hidden_systems
from record.history.changes import Action, Change

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")

STAND_ALONE = frozenset({"system", "system_request"})
"""What goes on being seen when it has named something hidden: only that entry is withheld."""


def hidden_things(connection: Connection, visibility: Visibility) -> set[UUID]:
    """Return the systems, contracts and vendors that somebody may not see."""
    if visibility.hides_nothing:
        return set()
    contracts = select(col(Contract.id)).where(~visible_contracts(visibility))
    vendors = select(col(Vendor.id)).where(~visible_vendors(visibility))
    hidden = {*hidden_systems(connection, visibility), *connection.scalars(contracts)}
    return hidden.union(connection.scalars(vendors))


def withheld(connection: Connection, hidden: Collection[UUID]) -> frozenset[int]:
    """Return the numbers of the entries that are about hidden things, or name one.

    What is made about something hidden is hidden itself, and within a transaction a row may be told
    of before the one that it is about.
    """
    if not hidden:
        return frozenset()
    known, entries = set(map(str, hidden)), list(_entries(connection))
    grown = 0
    while len(known) > grown:
        grown = len(known)
        known.update(one.made for one in entries if one.made and not known.isdisjoint(one.named))
    return frozenset(one.sequence for one in entries if not known.isdisjoint(one.named))


class _Entry(NamedTuple):
    sequence: int
    made: str
    """The id of what it tells the making of, where that stands and falls with what it names."""
    named: frozenset[str]


def _entries(connection: Connection) -> Iterator[_Entry]:
    columns = ("sequence", "action", "object_type", "object_id", "about", "before", "after")
    told = select(*(getattr(Change, name) for name in columns))
    for sequence, action, table, object_id, about, before, after in connection.execute(told):
        makes = action is Action.CREATED and table not in STAND_ALONE
        texts = ID.findall(f"{object_id} {about} {before or ''} {after or ''}")
        yield _Entry(sequence, str(object_id) if makes else "", frozenset(texts))
