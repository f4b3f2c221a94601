"""Which requests an actor may see: the one filter that every path uses."""

from uuid import UUID

from sqlalchemy import ColumnElement, Connection, false, or_, select, true
from sqlmodel import col

from intake.inquiries.inquiry import Inquiry
from intake.requests.request import SystemRequest
from inventory.organisation.units import subtree
from inventory.systems.roles import SystemRole
from inventory.systems.system import System
from inventory.visibility import visible_systems
from record.actors import Actor, Grant
from record.people import Role

SEE_ALL = frozenset({Role.AUDITOR, Role.HEAD_OF_IT, Role.CHIEF_EXECUTIVE})


def visible_requests(actor: Actor) -> ColumnElement[bool]:
    """Return the condition that a request is one which the actor may see.

    Each role sees the requests of its units, drafts among them, and those that it has been asked
    about, for its units, their systems, or the systems that the person has a role in.
    """
    if not actor.grants:
        return false()
    return or_(*(_seen_by(actor, grant) for grant in actor.grants))


def hidden_requests(connection: Connection, actor: Actor) -> set[UUID]:
    """Return the requests that an actor may not see."""
    if any(grant.role in SEE_ALL or grant.unit_id is None for grant in actor.grants):
        return set()
    return set(connection.scalars(select(col(SystemRequest.id)).where(~visible_requests(actor))))


def _seen_by(actor: Actor, grant: Grant) -> ColumnElement[bool]:
    if grant.role in SEE_ALL or grant.unit_id is None:
        return true()
    units, seen = subtree(grant.unit_id), select(col(System.id)).where(visible_systems(actor))
    asked = select(col(Inquiry.request_id)).where(
        or_(
            col(Inquiry.to_unit_id).in_(units),
            col(Inquiry.to_system_id).in_(
                select(col(System.id)).where(
                    col(System.owner_unit_id).in_(units), visible_systems(actor)
                )
            ),
            col(Inquiry.to_system_id).in_(
                select(col(SystemRole.system_id)).where(
                    col(SystemRole.person_id) == actor.person_id,
                    col(SystemRole.system_id).in_(seen),
                )
            ),
        )
    )
    return or_(col(SystemRequest.unit_id).in_(units), col(SystemRequest.id).in_(asked))
