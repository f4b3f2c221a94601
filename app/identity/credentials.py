"""Recognising callers: one statement per call, so that a revocation bites on the next one.

Every call passes here, so the statement goes straight to the driver: SQLAlchemy makes its text
once, and is not asked again.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Date, bindparam, or_, select
from sqlmodel import col

from app.database import Database
from app.identity.tokens import ApiToken, UnauthenticatedError, hash_of
from app.problems import OverloadedError
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
        self._engine = database.engine
        self._driver = database.engine.dialect.loaded_dbapi
        compiled = SPEAKS_FOR.compile(dialect=database.engine.dialect)
        self._sql = str(compiled)
        self._order = compiled.positiontup

    def recognise(self, token: str, address: str | None) -> Recognised:
        """Return who a token speaks for, or refuse it."""
        row = self._ask(token)
        if row is None:
            raise UnauthenticatedError
        return Recognised(_actor(tuple(row[1:]), address), row[0])

    def _ask(self, token: str) -> Any:
        at = now()
        asked = {
            "token_hash": hash_of(token),
            "at": at.strftime("%Y-%m-%d %H:%M:%S.%f"),
            "today": at.date().isoformat(),
        }
        given = asked if self._order is None else [asked[name] for name in self._order]
        try:
            connection = self._engine.raw_connection()
            try:
                cursor = connection.cursor()
                cursor.execute(self._sql, given)
                return cursor.fetchone()
            finally:
                connection.close()
        except self._driver.OperationalError as error:
            raise OverloadedError from error


@lru_cache(maxsize=4096)
def _actor(row: tuple[Any, ...], address: str | None) -> Actor:
    """Return the actor that a row of the driver stands for; the same row is the same actor."""
    token_id, person_id, name, role, unit_id = row
    unit = None if unit_id is None else _uuid(unit_id)
    return Actor(name, _uuid(person_id), (Grant(Role(role), unit),), address, _uuid(token_id))


def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(value)
