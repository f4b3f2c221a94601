"""The things that addresses name: how each is found, read, locked, and where it belongs."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, select
from sqlmodel import col

from app.identity.permissions import NOWHERE, Place
from app.identity.sessions.session import BrowserSession
from app.operations.kept.etags import Card
from inventory.visibility import confidential_systems
from record.actors import Actor
from record.driver.prepared import Prepared
from record.row import Row

Find = Callable[[Connection, Actor, str], UUID]
ReadCards = Callable[[Connection, Sequence[UUID], date], Mapping[UUID, dict[str, Any]]]
Locate = Callable[[Connection, Sequence[UUID]], Mapping[UUID, Place]]
PerCaller = Callable[
    [Connection, Actor, Sequence[dict[str, Any]], date], Sequence[Mapping[str, Any]]
]

Veil = Callable[[dict[str, Any], Collection[UUID]], dict[str, Any]]
Withhold = Callable[[dict[str, Any]], dict[str, Any]]


def _nowhere(_connection: Connection, ids: Sequence[UUID]) -> Mapping[UUID, Place]:
    return dict.fromkeys(ids, NOWHERE)


@dataclass(frozen=True)
class Resource:
    """One kind of thing: `find` refuses what the caller may not see as if it were not there."""

    name: str
    table: type[Row | BrowserSession]
    find: Find
    read: ReadCards
    places: Locate = _nowhere
    per_caller: PerCaller | None = None
    """What differs between callers, beside their permissions: no part of the version."""
    veil: Veil | None = None
    """Takes away what a thing says of systems that somebody may not see."""
    withhold: Withhold | None = None
    """Takes away what only some roles are told of any such thing."""

    @property
    def parameter(self) -> str:
        """Return what stands for it in an address."""
        return f"{self.name}_id" if self.name != "function" else "code"

    def place(self, connection: Connection, row_id: UUID) -> Place:
        """Return where one thing belongs."""
        return self.places(connection, [row_id])[row_id]

    def cards(self, connection: Connection, ids: Sequence[UUID], today: date) -> dict[UUID, Card]:
        """Return the cards of those things that are there, with what not everybody may see."""
        values = self.read(connection, ids, today)
        confidential = confidential_systems(connection, today) if self.veil else frozenset()
        return {row_id: self._card(value, confidential) for row_id, value in values.items()}

    def _card(self, whole: dict[str, Any], confidential: Collection[UUID]) -> Card:
        value = self.veil(whole, confidential) if self.veil and confidential else whole
        if self.withhold is None:
            return Card(value, whole)
        told = self.withhold(value)
        card = Card(told, told if value is whole else self.withhold(whole))
        return card.with_restricted(value, whole)

    def lock(self, connection: Connection, row_id: UUID) -> None:
        """Let nobody else change it before this transaction is over; they may refer to it."""
        if connection.dialect.name == "sqlite":
            return  # who writes there is the only one who does
        _locking(self.table).rows(connection, row=row_id)


@cache
def _locking(table: Any) -> Prepared:
    locked = select(col(table.id)).where(col(table.id) == bindparam("row"))
    return Prepared(locked.with_for_update(key_share=True))
