"""The requests that wait for somebody: for a role, or for who asks in any of theirs."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from intake.candidates.candidate import must_be_answered
from intake.requests.reading.dossiers import Dossiers
from intake.requests.reading.waiting import Awaited, Waiting
from intake.requests.request import RequestState, SystemRequest
from intake.requests.visibility import visible_requests
from intake.requests.way.transitions import OPEN
from inventory.errors import invalid
from inventory.organisation.tree import UnitTree
from inventory.systems.roles import MANAGING, SystemRole
from inventory.visibility import hidden_systems, visibility_of
from record.actors import Actor
from record.people import Role

WAITED_FOR = OPEN | {RequestState.REFERRED, RequestState.APPROVED}
ME = "me"


def awaiting(connection: Connection, actor: Actor, whom: str, today: date) -> list[UUID]:
    """Return the requests that wait for a role, or for the actor in any of theirs."""
    role = None if whom == ME else _role(whom)
    under_way = select(col(SystemRequest.id)).where(
        visible_requests(actor), col(SystemRequest.state).in_(WAITED_FOR)
    )
    dossiers = Dossiers(connection, list(connection.scalars(under_way)), today)
    waiting = Waiting(dossiers.around.acting)
    me = _Me(actor, _managed(connection, actor), dossiers.around.units)
    confidential = _confidential(connection, actor, dossiers) if role is None else frozenset()
    return [
        request_id
        for request_id, dossier in dossiers.found.items()
        if request_id in confidential
        or any(
            me.is_awaited(one) if role is None else one.role is role
            for one in waiting.everyone(dossier)
        )
    ]


def _confidential(connection: Connection, actor: Actor, dossiers: Dossiers) -> frozenset[UUID]:
    """Return the requests where a register editor is to answer something that they may see."""
    if Role.REGISTER_EDITOR not in actor.roles:
        return frozenset()
    under_way = (one for one in dossiers.found.values() if one.request["state"] in OPEN)
    kept = [candidate for one in under_way for candidate in one.confidential]
    hidden = hidden_systems(connection, visibility_of(actor)) if kept else frozenset()
    return frozenset(
        one["request_id"]
        for one in kept
        if must_be_answered(one) and one["system_id"] not in hidden
    )


def _managed(connection: Connection, actor: Actor) -> frozenset[UUID]:
    """Return the systems that the actor manages."""
    mine = select(col(SystemRole.system_id)).where(
        col(SystemRole.person_id) == actor.person_id, col(SystemRole.kind).in_(MANAGING)
    )
    return frozenset(connection.scalars(mine))


@dataclass(frozen=True)
class _Me:
    """Who asks what waits for them."""

    actor: Actor
    managed: frozenset[UUID]
    units: UnitTree

    def is_awaited(self, awaited: Awaited) -> bool:
        return (
            awaited.role in self.actor.roles
            and awaited.person in (None, self.actor.person_id)
            and awaited.system in (None, *self.managed)
            and (awaited.unit is None or self._covers(awaited.role, awaited.unit))
        )

    def _covers(self, role: Role, unit_id: UUID) -> bool:
        above = {None, *(unit.id for unit in self.units.upwards(unit_id))}
        return any(one.role is role and one.unit_id in above for one in self.actor.grants)


def _role(name: str) -> Role:
    try:
        return Role(name)
    except ValueError as error:
        raise invalid("?awaiting", f"Ange {ME} eller en roll.") from error
