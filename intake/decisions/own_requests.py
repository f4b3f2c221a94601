"""Nobody decides on a request that they wrote any version of."""

from uuid import UUID

from sqlalchemy import Connection, bindparam, select
from sqlmodel import col

from intake.requests.request import RequestAuthor
from record.actors import Actor
from record.driver.prepared import Prepared

WROTE = Prepared(
    select(col(RequestAuthor.id)).where(
        col(RequestAuthor.request_id) == bindparam("request"),
        col(RequestAuthor.person_id) == bindparam("person"),
    )
)


class OwnRequestError(Exception):
    """Nobody decides on a request that they wrote any version of."""


def demand_not_own(connection: Connection, request_id: UUID, actor: Actor) -> None:
    """Refuse who has written in the request, whatever role they come in."""
    asked = {"request": request_id, "person": actor.person_id}
    if actor.person_id is None or WROTE.rows(connection, **asked):
        raise OwnRequestError
