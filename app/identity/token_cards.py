"""Tokens as they are given out, and finding them; their text is nowhere."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select, true
from sqlmodel import col

from app.identity.permissions import Place
from app.identity.tokens import ApiToken
from inventory.errors import NotFoundError
from inventory.organisation.units import Unit
from record.actors import Actor
from record.people import Person, Role, RoleHolding

OWN = ("id", "name", "created_at", "expires_at", "revoked_at")


def visible_tokens(actor: Actor) -> Select[UUID]:
    """Return the ids of the tokens that the actor may see: an administrator all, others theirs."""
    mine = col(RoleHolding.person_id) == actor.person_id
    seen = true() if Role.ADMINISTRATOR in actor.roles else mine
    return (
        select(col(ApiToken.id))
        .join(RoleHolding, col(RoleHolding.id) == col(ApiToken.holding_id))
        .where(seen)
    )


def find_token(connection: Connection, actor: Actor, ref: str) -> UUID:
    """Return the id of a token that the actor may see."""
    try:
        found = connection.scalar(visible_tokens(actor).where(col(ApiToken.id) == UUID(ref)))
    except ValueError:
        found = None
    if found is None:
        raise NotFoundError("token", ref)
    return found


def read_tokens(
    connection: Connection, ids: Sequence[UUID], _today: date
) -> dict[UUID, dict[str, Any]]:
    """Return tokens with whom they speak for; one select."""
    rows: Any = connection.execute(
        select(
            *(getattr(ApiToken, name) for name in OWN),
            col(RoleHolding.role),
            col(Person.id).label("person_id"),
            col(Person.name).label("person_name"),
            col(Unit.id).label("unit_id"),
            col(Unit.name).label("unit_name"),
        )
        .join(RoleHolding, col(RoleHolding.id) == col(ApiToken.holding_id))
        .join(Person, col(Person.id) == col(RoleHolding.person_id))
        .outerjoin(Unit, col(Unit.id) == col(RoleHolding.unit_id))
        .where(col(ApiToken.id).in_(ids))
    )
    return {row["id"]: _token(row) for row in rows.mappings()}


def token_places(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, Place]:
    """Return whose tokens are; one select."""
    holders = (
        select(col(ApiToken.id), col(RoleHolding.person_id))
        .join(RoleHolding, col(ApiToken.holding_id) == col(RoleHolding.id))
        .where(col(ApiToken.id).in_(ids))
    )
    return {row_id: Place(people=[person]) for row_id, person in connection.execute(holders)}


def _token(row: Mapping[str, Any]) -> dict[str, Any]:
    unit = {"id": row["unit_id"], "name": row["unit_name"]} if row["unit_id"] else None
    return {name: row[name] for name in OWN} | {
        "person": {"id": row["person_id"], "name": row["person_name"]},
        "role": row["role"],
        "unit": unit,
    }
