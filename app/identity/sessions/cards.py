"""Sessions as they are given out, and finding them; what opens them is nowhere."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select, true
from sqlmodel import col

from app.identity.permissions import Place
from app.identity.sessions.session import BrowserSession
from inventory.errors import NotFoundError
from record.actors import Actor
from record.people import Person, Role
from record.row import now

OWN = ("id", "started_at", "ends_at", "proved_at")


def visible_sessions(actor: Actor) -> Select[UUID]:
    """Return the ids of the sessions that somebody may see: an administrator all, others theirs."""
    mine = col(BrowserSession.person_id) == actor.person_id
    seen = true() if Role.ADMINISTRATOR in actor.roles else mine
    return (
        select(col(BrowserSession.id))
        .join(Person, col(Person.id) == col(BrowserSession.person_id))
        .where(seen, col(BrowserSession.lapses_at) > now())
    )


def find_session(connection: Connection, actor: Actor, ref: str) -> UUID:
    """Return the id of a session that the actor may see."""
    try:
        asked = visible_sessions(actor).where(col(BrowserSession.id) == UUID(ref))
    except ValueError:
        raise NotFoundError("session", ref) from None
    found = connection.scalar(asked)
    if found is None:
        raise NotFoundError("session", ref)
    return found


def read_sessions(
    connection: Connection, ids: Sequence[UUID], _today: date
) -> dict[UUID, dict[str, Any]]:
    """Return sessions with whose they are; one select."""
    rows: Any = connection.execute(
        select(
            *(getattr(BrowserSession, name) for name in OWN),
            col(Person.id).label("person_id"),
            col(Person.name).label("person_name"),
        )
        .join(Person, col(Person.id) == col(BrowserSession.person_id))
        .where(col(BrowserSession.id).in_(ids))
    )
    return {row["id"]: _session(row) for row in rows.mappings()}


def last_used(
    connection: Connection, _actor: Actor, cards: Sequence[dict[str, Any]], _today: date
) -> list[dict[str, Any]]:
    """Return when sessions were last used, to the minute: no part of their version."""
    ids = [card["id"] for card in cards]
    asked = select(col(BrowserSession.id), col(BrowserSession.used_at))
    rows = connection.execute(asked.where(col(BrowserSession.id).in_(ids)))
    used = {row.id: row.used_at for row in rows}
    return [{"used_at": used.get(session_id)} for session_id in ids]


def session_places(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, Place]:
    """Return whose sessions are; one select."""
    asked = select(col(BrowserSession.id), col(BrowserSession.person_id))
    whose = connection.execute(asked.where(col(BrowserSession.id).in_(ids)))
    return {row_id: Place(people=[person]) for row_id, person in whose}


def _session(row: Mapping[str, Any]) -> dict[str, Any]:
    person = {"id": row["person_id"], "name": row["person_name"]}
    times = {"started_at": row["started_at"], "ends_at": row["ends_at"]}
    return {"id": row["id"], "person": person} | times | {"signed_in_at": row["proved_at"]}
