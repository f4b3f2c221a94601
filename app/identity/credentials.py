"""Recognising callers: one statement per call, so that a revocation bites on the next one.

Every call passes here, so the statement goes straight to the driver.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Date, bindparam, or_, select
from sqlmodel import col

from app.database import Database
from app.identity.tokens import ApiToken, UnauthenticatedError, hash_of
from record.actors import Actor, Grant
from record.changes import HistoryHead
from record.people import Person, Role, RoleHolding, holds_on
from record.row import Moment, now

HEAD = select(col(HistoryHead.sequence)).scalar_subquery()
EXPIRES = col(ApiToken.expires_at)
SPEAKS_FOR = (
    select(
        HEAD,
        col(ApiToken.id),
        col(Person.id),
        col(Person.name),
        col(RoleHolding.role),
        col(RoleHolding.unit_id),
    )
    .join(RoleHolding, col(RoleHolding.id) == col(ApiToken.holding_id))
    .join(Person, col(Person.id) == col(RoleHolding.person_id))
    .where(
        col(ApiToken.token_hash) == bindparam("token_hash"),
        col(ApiToken.revoked_at).is_(None),
        or_(EXPIRES.is_(None), bindparam("at", type_=Moment()) < EXPIRES),
        holds_on(bindparam("today", type_=Date())),
    )
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """Who calls, and the history's head at that moment."""

    actor: Actor
    head: int


class Credentials:
    """The credentials of one installation."""

    def __init__(self, database: Database) -> None:
        self._holders = database.point_read(SPEAKS_FOR)
        self.at_once = database.engine.dialect.name == "sqlite"
        """Whether asking is quicker than letting another thread ask."""

    def recognise(self, token: str, address: str | None) -> Recognised:
        """Return who a token speaks for, or refuse it."""
        return recognised(self.holders(token), address)

    def holders(self, token: str) -> list[Any]:
        """Return the row of who a token speaks for now, if it speaks for anybody."""
        at = now()
        asked = {
            "token_hash": hash_of(token),
            "at": at.isoformat(" ", "microseconds")[:26],
            "today": at.date().isoformat(),
        }
        return self._holders.ask(asked)

    def holders_of_each(self, tokens: Sequence[str]) -> list[list[Any]]:
        """Return the same for several tokens."""
        return [self.holders(token) for token in tokens]


def recognised(rows: list[Any], address: str | None) -> Recognised:
    """Return who a row is about, calling from an address; without a row they are refused."""
    if not rows:
        raise UnauthenticatedError
    head, *holder = rows[0]
    return Recognised(_actor(tuple(holder), address), head)


@lru_cache(maxsize=4096)
def _actor(row: tuple[Any, ...], address: str | None) -> Actor:
    """Return the actor that a row of the driver stands for; the same row is the same actor."""
    token_id, person_id, name, role, unit_id = row
    unit = None if unit_id is None else _uuid(unit_id)
    return Actor(name, _uuid(person_id), (Grant(Role(role), unit),), address, _uuid(token_id))


def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(value)
