"""Who the caller is."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlmodel import col
from starlette.responses import Response

from app.identity.policy import POLICY
from app.operations.calls.call import Call
from app.operations.calls.read import Reading
from app.operations.calls.write import Writing
from app.operations.routers import about_caller, operations
from app.resources import PERSON
from app.schemas.identity.me import MeIn, MeOut
from inventory.organisation.employing import edit_person
from inventory.organisation.units import Unit
from record.people import Person

router = operations("Identity")


@router.get("/me", response_model=MeOut)
@about_caller
def read_me(read: Reading) -> Response:
    """Read who the caller is, in which roles, and what they may do somewhere."""
    return read.json(_me(read, read.card(PERSON)), read.tag(PERSON))


@router.patch("/me", response_model=MeOut)
@about_caller
def change_me(write: Writing, body: MeIn) -> Response:
    """Choose when to be told what one must do: at once, once a day, or not at all."""
    edit_person(write.session, write.target_row(Person), body.given())
    card = write.card(PERSON, write.named())
    return write.below(_me(write, card.value), card.etag)


def _me(call: Call, person: Mapping[str, Any]) -> dict[str, Any]:
    units = [grant.unit_id for grant in call.actor.grants if grant.unit_id]
    named: Any = call.connection.execute(
        select(col(Unit.id), col(Unit.name)).where(col(Unit.id).in_(units))
    )
    names = {row.id: {"id": row.id, "name": row.name} for row in named}
    roles = [{"role": grant.role, "unit": names.get(grant.unit_id)} for grant in call.actor.grants]
    allowed = [operation for operation in POLICY if call.permissions.may(operation)]
    me = {name: person[name] for name in ("id", "name", "notify")}
    return me | {"roles": roles, "permissions": allowed}
