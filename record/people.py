"""The people of the municipality and the roles that they hold."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, and_, false, or_
from sqlmodel import Field, col

from record.columns import SortKey, derived, personal, reference, word
from record.row import Row


class Role(StrEnum):
    """What someone may do, as the process and the register know it."""

    REQUESTER = "requester"
    BUSINESS_CONTACT = "business_contact"
    SYSTEM_MANAGER = "system_manager"
    REGISTER_EDITOR = "register_editor"
    PROCUREMENT = "procurement"
    INFORMATION_SECURITY = "information_security"
    HEAD_OF_IT = "head_of_it"
    CHIEF_EXECUTIVE = "chief_executive"
    BOARD_SECRETARY = "board_secretary"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


DECIDING = frozenset({Role.HEAD_OF_IT, Role.CHIEF_EXECUTIVE})
"""The two with authority (audit F13). Who keeps the accounts can neither be nor speak for them."""


class Notify(StrEnum):
    """When a person wants to be told what they must do."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    NONE = "none"


class Person(Row, table=True):
    """Someone who signs in, owns, administers or decides; may have left."""

    __in_sample__ = True

    external_id: str | None = personal(default=None, unique=True)
    name: str = personal()
    email: str | None = personal(default=None)
    title: str | None = personal(default=None)
    unit_id: UUID | None = reference("unit.id", default=None)
    left_on: date | None = None
    source: str | None = None
    notify: Notify = word(Notify, default=Notify.AT_ONCE, of_old_rows=Notify.AT_ONCE)
    sort_key: str = derived(default="", sa_type=SortKey, index=True)


class RoleHolding(Row, table=True):
    """A role that a person holds, for a unit and what lies below it, or everywhere."""

    __tablename__ = "role_holding"
    __about__ = "person_id"

    person_id: UUID = reference("person.id")
    role: Role = word(Role)
    unit_id: UUID | None = reference("unit.id", default=None)
    deputy: bool = False
    valid_from: date | None = None
    valid_until: date | None = None
    from_groups: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    """Whether it comes and goes with the groups that somebody signs in with."""


def holds_on(day: date | BindParameter[date]) -> ColumnElement[bool]:
    """Return the condition that a holding is in force on a day, for a person who is still here."""
    starts, ends = col(RoleHolding.valid_from), col(RoleHolding.valid_until)
    return and_(
        or_(starts.is_(None), starts <= day),
        or_(ends.is_(None), ends >= day),
        is_here_on(day),
    )


def is_here_on(day: date | BindParameter[date]) -> ColumnElement[bool]:
    """Return the condition that a person has not left by a day."""
    left = col(Person.left_on)
    return or_(left.is_(None), left > day)
