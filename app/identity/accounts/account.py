"""Accounts: whom the provider means by whom it names."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint, select
from sqlmodel import Field, Session, col

from record.columns import Moment, derived, personal, reference
from record.row import Row, now


class Account(Row, table=True):
    """One person's account at a provider: known by issuer and subject, never by an address."""

    __table_args__ = (UniqueConstraint("issuer", "subject"),)
    __about__ = "person_id"

    person_id: UUID = reference("person.id")
    issuer: str
    subject: str = personal()
    created_at: datetime = Field(default_factory=now, sa_type=Moment)
    groups_at: datetime | None = derived(default=None, sa_type=Moment)
    """When the provider last said which groups the person is in."""


def find_account(session: Session, issuer: str, subject: str) -> Account | None:
    """Return the account that a provider means; others who want to change it have to wait."""
    named = select(Account).where(col(Account.issuer) == issuer, col(Account.subject) == subject)
    return session.scalars(named.with_for_update(key_share=True)).one_or_none()
