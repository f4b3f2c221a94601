"""Who the caller is."""

from uuid import UUID

from app.schemas.fields import In, Out
from app.schemas.systems.named import NamedOut
from record.people import Notify, Role


class GrantOut(Out):
    """A role that the caller acts in; without a unit, everywhere."""

    role: Role
    unit: NamedOut | None


class MeIn(In):
    """What people decide for themselves: when they want to be told what they must do."""

    notify: Notify = Notify.AT_ONCE


class MeOut(Out):
    """Who the caller is."""

    id: UUID
    name: str
    notify: Notify
    roles: list[GrantOut]
    permissions: list[str]
