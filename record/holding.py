"""Who holds each role everywhere, on a day."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from record.people import Person, Role, RoleHolding, holds_on
from record.standing import standing

TABLES = frozenset({"person", "role_holding"})


def holders_of(connection: Connection, role: Role, today: date) -> Sequence[UUID]:
    """Return the people who hold a role for no unit in particular, in the alphabet's order."""
    return standing(connection, _holders, TABLES, today).get(role, ())


def _holders(connection: Connection, today: date) -> Mapping[Role, Sequence[UUID]]:
    held = (
        select(col(RoleHolding.role), col(RoleHolding.person_id))
        .join(Person, col(Person.id) == col(RoleHolding.person_id))
        .where(col(RoleHolding.unit_id).is_(None), holds_on(today))
        .order_by(col(Person.sort_key))
    )
    found: defaultdict[Role, list[UUID]] = defaultdict(list)
    for role, person_id in connection.execute(held):
        found[role].append(person_id)
    return found
