"""The roles that groups give follow the groups; those that are set in Samsyn are left alone."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

import structlog
from sqlalchemy import or_, select
from sqlmodel import Session, col

from app.identity.accounts.groups import Given
from inventory.organisation.units import Unit
from record.people import Person, Role, RoleHolding
from record.row import now

log = structlog.get_logger()


def follow_groups(session: Session, person: Person, given: Collection[Given]) -> None:
    """Begin and end holdings, so that the person's are what their groups give today."""
    today = now().date()
    wanted = _placed(session, given)
    holdings = _held_by_groups(session, person)
    for holding in holdings:
        if (holding.role, holding.unit_id) not in wanted:
            # A token that rests on it ends with it; that it was held is not forgotten.
            holding.valid_until = today - timedelta(days=1)
    held = {(holding.role, holding.unit_id) for holding in holdings}
    for role, unit_id in sorted(wanted - held, key=str):
        session.add(RoleHolding(person_id=person.id, role=role, unit_id=unit_id, from_groups=True))


def _held_by_groups(session: Session, person: Person) -> Collection[RoleHolding]:
    ends = col(RoleHolding.valid_until)
    held = select(RoleHolding).where(
        col(RoleHolding.person_id) == person.id,
        col(RoleHolding.from_groups).is_(True),
        or_(ends.is_(None), ends >= now().date()),
    )
    return session.scalars(held).all()


def _placed(session: Session, given: Collection[Given]) -> set[tuple[Role, UUID | None]]:
    """Return the roles with the ids of their units; a unit that is not there gives no role."""
    slugs = {slug for _, slug in given if slug is not None}
    named = select(col(Unit.slug), col(Unit.id)).where(col(Unit.slug).in_(slugs))
    units: dict[str | None, UUID | None] = {None: None}
    units |= {row.slug: row.id for row in session.execute(named)}
    for missing in slugs - units.keys():
        log.warning("group names an unknown unit", unit=missing)
    return {(role, units[slug]) for role, slug in given if slug in units}
