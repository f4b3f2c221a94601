"""Which rows an actor may see: the one filter that every path reads through."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, false, func, not_, or_, select, true
from sqlmodel import col

from inventory.organisation.units import subtree
from inventory.systems.roles import SystemRole
from inventory.systems.system import System
from record.actors import Actor, Grant
from record.people import Role
from record.standing import standing

SEE_ALL = frozenset({Role.HEAD_OF_IT, Role.CHIEF_EXECUTIVE, Role.AUDITOR})
"""Who sees what is confidential, wherever their role holds: who decides, and who audits."""

SEE_UNITS = frozenset({Role.REGISTER_EDITOR, Role.INFORMATION_SECURITY})
"""Who sees what is confidential in the unit that their role holds for, and below."""

SEE_OWN = frozenset({Role.SYSTEM_MANAGER})
"""Who sees what is confidential among the systems that they have a role in."""

SEE_RESTRICTED = frozenset(
    {Role.SYSTEM_MANAGER, Role.REGISTER_EDITOR, Role.INFORMATION_SECURITY}
    | {Role.HEAD_OF_IT, Role.CHIEF_EXECUTIVE, Role.AUDITOR}
)
"""Who is told, of what they see, also what would help an attack: who answers for it, or audits."""


@dataclass(frozen=True)
class Visibility:
    """How much of the register someone sees. Equal ones see the same, so selects can be kept."""

    sees_register: bool
    sees_confidential: bool = False
    """Whether nothing is hidden from them, and so costs nothing."""
    units: frozenset[UUID] = frozenset()
    """Where they see what is confidential all the same."""
    person: UUID | None = None
    """Whose own systems they see, confidential or not."""

    @property
    def condition(self) -> ColumnElement[bool]:
        """Return the condition that a system is one of those seen.

        Entries that were merged away are not systems any more.
        """
        there = col(System.merged_into_id).is_(None)
        if not self.sees_register:
            return and_(false(), there)
        return there if self.sees_confidential else and_(there, self._shown())

    @property
    def hides(self) -> ColumnElement[bool]:
        """Return the condition that a system is hidden, merged away or not."""
        if not self.sees_register:
            return true()
        if self.sees_confidential:
            return false()
        return and_(col(System.confidential).is_(True), not_(self._shown()))

    @property
    def hides_nothing(self) -> bool:
        """Return whether there is nothing to look for."""
        return self.sees_register and self.sees_confidential

    def _shown(self) -> ColumnElement[bool]:
        shown: list[ColumnElement[bool]] = [col(System.confidential).is_(False)]
        if self.units:
            below = subtree(*sorted(self.units))
            # With no unit the comparison is neither true nor false, and so is its opposite.
            shown.append(func.coalesce(col(System.owner_unit_id).in_(below), false()))
        if self.person:
            mine = select(col(SystemRole.system_id)).where(col(SystemRole.person_id) == self.person)
            shown.append(col(System.id).in_(mine))
        return or_(*shown)


EVERYTHING = Visibility(sees_register=True, sees_confidential=True)
"""What those see from whom nothing is hidden."""

PUBLIC = Visibility(sees_register=True)
"""What everybody sees who holds any role: the version of a thing is the same for all of them."""

CONFIDENTIAL = frozenset({"system"})
"""The tables that tell what is confidential."""

NOTHING = Visibility(sees_register=False)
"""What nobody in particular sees."""


def visibility_of(actor: Actor) -> Visibility:
    """Return what an actor sees.

    Everyone who holds a role sees the register: finding what others already have is its purpose.
    """
    return _visibility(actor.grants, actor.person_id)


@lru_cache(maxsize=4096)
def _visibility(grants: tuple[Grant, ...], person_id: UUID | None) -> Visibility:
    by_unit = [grant for grant in grants if grant.role in SEE_UNITS]
    if any(grant.role in SEE_ALL for grant in grants) or any(not one.unit_id for one in by_unit):
        return EVERYTHING
    return Visibility(
        sees_register=bool(grants),
        units=frozenset(grant.unit_id for grant in by_unit if grant.unit_id),
        person=person_id if any(grant.role in SEE_OWN for grant in grants) else None,
    )


def sees_restricted(actor: Actor) -> bool:
    """Return whether an actor is told fields of the class `restricted`."""
    return _sees_restricted(actor.grants)


@lru_cache(maxsize=4096)
def _sees_restricted(grants: tuple[Grant, ...]) -> bool:
    return any(grant.role in SEE_RESTRICTED for grant in grants)


def visible_systems(actor: Actor) -> ColumnElement[bool]:
    """Return the condition that a system is one which the actor may see."""
    return visibility_of(actor).condition


def hidden_systems(connection: Connection, visibility: Visibility) -> frozenset[UUID]:
    """Return the systems that are hidden from somebody, those merged away among them."""
    if visibility.hides_nothing:
        return frozenset()
    return frozenset(connection.scalars(select(col(System.id)).where(visibility.hides)))


def confidential_systems(connection: Connection, today: date) -> frozenset[UUID]:
    """Return the systems that not everybody sees."""
    return standing(connection, _hidden_from_all, CONFIDENTIAL, today)


def _hidden_from_all(connection: Connection, _today: date) -> frozenset[UUID]:
    return hidden_systems(connection, PUBLIC)
