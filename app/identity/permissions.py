"""What one caller may do, with the table, the roles that they act in, and where things belong."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from app.identity.policy import POLICY, Scope
from inventory.organisation.units import subtree
from inventory.systems.roles import SystemRole
from record.actors import Actor, Grant


@dataclass(frozen=True)
class Place:
    """Where a thing belongs: its units, and the people whose own it is."""

    units: Collection[UUID] = ()
    people: Collection[UUID] = field(default_factory=tuple)


NOWHERE = Place()


class ForbiddenError(Exception):
    """The caller's role may not do this."""

    def __init__(self, operation: str) -> None:
        super().__init__(operation)
        self.operation = operation


class Permissions:
    """Answers what the caller may do; looks up only what the answer depends on."""

    def __init__(self, actor: Actor, connect: Callable[[], Connection]) -> None:
        self.actor = actor
        self._connect = connect
        self._reach: dict[UUID, frozenset[UUID]] = {}

    def demand(self, operation: str, place: Place | None = None) -> None:
        """Refuse what the caller may not do; without a place, what they may do nowhere."""
        if not self.may(operation, place):
            raise ForbiddenError(operation)

    def may(self, operation: str, place: Place | None = None) -> bool:
        """Return whether the caller may do this to what belongs there."""
        return any(self._covering(operation, place))

    def acting(self, operation: str, place: Place | None) -> Actor:
        """Return the caller as who does this: in those of their roles that let them."""
        if len(self.actor.grants) == 1:
            return self.actor
        return replace(self.actor, acting=tuple(self._covering(operation, place)))

    def among(self, operations: Iterable[str], place: Place) -> list[str]:
        """Return the operations that the caller may do to what belongs there."""
        return [operation for operation in operations if self.may(operation, place)]

    def depend_on_place(self, operations: Sequence[str]) -> bool:
        """Return whether what the caller may do of these differs from thing to thing."""
        return wherever(self.actor.grants, tuple(operations)) is None

    def _covering(self, operation: str, place: Place | None) -> Iterator[Grant]:
        row = POLICY[operation]
        for grant in self.actor.grants:
            if self._covers(row[grant.role], grant.unit_id, place):
                yield grant

    def _covers(self, scope: Scope, unit_id: UUID | None, place: Place | None) -> bool:
        match scope:
            case Scope.ALL:
                return True
            case Scope.NO:
                return False
            case Scope.OWN:
                return place is None or self.actor.person_id in place.people
        if place is None or unit_id is None:
            return True
        return not self._below(unit_id).isdisjoint(place.units)

    def _below(self, unit_id: UUID) -> frozenset[UUID]:
        if unit_id not in self._reach:
            self._reach[unit_id] = frozenset(self._connect().scalars(subtree(unit_id)))
        return self._reach[unit_id]


@lru_cache(maxsize=4096)
def wherever(grants: tuple[Grant, ...], operations: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return which of the operations are allowed, or None if that depends on the thing's place."""
    scopes = [
        (operation, grant, POLICY[operation][grant.role])
        for operation in operations
        for grant in grants
    ]
    if any(_depends_on_place(scope, grant) for _operation, grant, scope in scopes):
        return None
    allowed = {operation for operation, _grant, scope in scopes if scope is not Scope.NO}
    return tuple(operation for operation in operations if operation in allowed)


def _depends_on_place(scope: Scope, grant: Grant) -> bool:
    return scope is Scope.OWN or (scope is Scope.OWN_UNIT and grant.unit_id is not None)


def own_systems(connection: Connection, person_id: UUID) -> frozenset[UUID]:
    """Return the systems that a person has a role in."""
    mine = select(col(SystemRole.system_id)).where(col(SystemRole.person_id) == person_id)
    return frozenset(connection.scalars(mine))
