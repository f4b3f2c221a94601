"""Finding requests: by id or reference, and by what is asked for."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, bindparam, select
from sqlmodel import col

from intake.requests.awaiting import awaiting
from intake.requests.request import RequestFunction, RequestState, SystemRequest
from intake.requests.visibility import visible_requests
from inventory.errors import NotFoundError, invalid
from inventory.organisation.units import Unit, subtree
from record.actors import Actor
from record.driver.prepared import Prepared
from record.ids import as_uuid


def find_request(connection: Connection, actor: Actor, ref: str) -> UUID:
    """Return the id of a request that the actor may see, by id or reference."""
    row_id = as_uuid(ref)
    seen = _seen(Actor("", actor.person_id, actor.grants), by_id=row_id is not None)
    found: UUID | None = seen.scalar(connection, named=ref if row_id is None else row_id)
    if found is None:
        raise NotFoundError("request", ref)
    return found


@lru_cache(maxsize=1024)
def _seen(actor: Actor, *, by_id: bool) -> Prepared:
    """Return the select of one request among those that an actor may see, made once."""
    named = col(SystemRequest.id if by_id else SystemRequest.ref) == bindparam("named")
    return Prepared(select(col(SystemRequest.id)).where(named, visible_requests(actor)))


def find_other(connection: Connection, actor: Actor, request_id: UUID) -> UUID:
    """Return the id of a request that a body names, if the actor may see it."""
    try:
        return find_request(connection, actor, str(request_id))
    except NotFoundError as error:
        raise invalid("#/into", "Det finns inget ärende med det id:t.") from error


def requests_matching(
    connection: Connection, actor: Actor, filters: Mapping[str, Any], today: date
) -> Select[UUID]:
    """Return the ids of the requests that the actor may see and that every filter lets through."""
    wanted = select(col(SystemRequest.id)).where(visible_requests(actor))
    for name, value in filters.items():
        if name in FILTERS:
            wanted = wanted.where(FILTERS[name](value))
    if filters.get("mine") is not None:
        is_mine = col(SystemRequest.created_by_id) == actor.person_id
        wanted = wanted.where(is_mine if filters["mine"] else ~is_mine)
    if (whom := filters.get("awaiting")) is not None:
        waiting = awaiting(connection, actor, whom, today)
        wanted = wanted.where(col(SystemRequest.id).in_(waiting))
    return wanted


def _by_unit(ref: str) -> ColumnElement[bool]:
    unit_id = as_uuid(ref)
    root = select(col(Unit.id)).where(col(Unit.slug) == ref).scalar_subquery()
    return col(SystemRequest.unit_id).in_(subtree(unit_id or root))


def _by_function(code: str) -> ColumnElement[bool]:
    asking = select(col(RequestFunction.request_id)).where(
        col(RequestFunction.function_code) == code
    )
    return col(SystemRequest.id).in_(asking)


FILTERS: Mapping[str, Callable[[Any], ColumnElement[bool]]] = {
    "state": lambda state: col(SystemRequest.state) == RequestState(state),
    "unit": _by_unit,
    "function": _by_function,
}
