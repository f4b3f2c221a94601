"""Letting somebody in whom the provider vouches for: found or made, with the roles of today."""

from sqlalchemy import select
from sqlmodel import col

from app.identity.accounts.account import Account, find_account
from app.identity.accounts.following import follow_groups
from app.identity.accounts.groups import Groups
from app.identity.provider.errors import SignInRefusedError
from app.identity.provider.statements import Statement
from inventory.organisation.employing import register_person
from record.people import Person
from record.recording.session import RecordedSession
from record.row import now


def admit(session: RecordedSession, said: Statement, groups: Groups) -> Person:
    """Return the person who signs in, with the roles that their groups give them."""
    account = find_account(session, said.issuer, said.subject) or _new_account(session, said)
    person = session.get_one(Person, account.person_id)
    _demand_still_here(person)
    follow_groups(session, person, groups.given_by(said.groups or ()))
    account.groups_at = said.issued_at
    return person


def take_note(session: RecordedSession, said: Statement, groups: Groups) -> Person | None:
    """Return whom an access token speaks for; one that is newer than what is known tells of groups.

    It makes a person only of who has a role; others have to sign in first.
    """
    account = find_account(session, said.issuer, said.subject)
    if account is None:
        return admit(session, said, groups) if groups.given_by(said.groups or ()) else None
    known = account.groups_at
    if said.groups is not None and (known is None or said.issued_at > known):
        return admit(session, said, groups)
    return session.get_one(Person, account.person_id)


def _new_account(session: RecordedSession, said: Statement) -> Account:
    person = _imported(session, said)
    if person is None:
        person = register_person(session, {"name": said.name, "email": said.email})
        session.flush()
    account = Account(person_id=person.id, issuer=said.issuer, subject=said.subject)
    session.add(account)
    return account


def _imported(session: RecordedSession, said: Statement) -> Person | None:
    """Return the imported person whom the provider names, unless another account is theirs."""
    if said.external_id is None:
        return None
    taken = select(col(Account.person_id)).where(col(Account.issuer) == said.issuer)
    known = select(Person).where(
        col(Person.external_id) == said.external_id, col(Person.id).not_in(taken)
    )
    return session.scalars(known).one_or_none()


def _demand_still_here(person: Person) -> None:
    if person.left_on is not None and person.left_on <= now().date():
        raise SignInRefusedError(
            "Enligt Samsyn har du slutat. Be den som sköter konton att rätta det."
        )
