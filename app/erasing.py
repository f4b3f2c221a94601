"""Erasing a person from all that the application keeps: the register, its history, and the keys."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, delete, exists, select
from sqlmodel import col

from app.identity.accounts.account import Account
from app.identity.sessions.session import BrowserSession
from app.identity.tokens import ApiToken, revoke
from app.operations.kept.idempotency import IdempotentAnswer
from intake.decisions.decision import Decision
from intake.delegation.decisions.decision import DelegationDecision
from record.erasing.person import CannotEraseError, Erased, erase_person
from record.erasing.words import ERASED
from record.people import Person, RoleHolding
from record.recording.session import RecordedSession


def erase_everywhere(session: RecordedSession, person_id: UUID) -> Erased:
    """Erase a person; their keys and sign-ins are of no use from then on."""
    _refuse_who_decided(session.connection(), person_id)
    keys = _keys(session, person_id)
    erased = erase_person(session, person_id, [key.id for key in keys])
    _take_keys(session, person_id, keys)
    _forget_sign_ins(session, person_id)
    return erased


def _refuse_who_decided(connection: Connection, person_id: UUID) -> None:
    name = select(col(Person.name)).where(col(Person.id) == person_id).scalar_subquery()
    decided = exists().where(col(Decision.person_id) == person_id)
    delegated = exists().where(col(DelegationDecision.decided_by_name) == name)
    if connection.scalar(select(decided | delegated)):
        raise CannotEraseError(
            "Personen har beslutat om ärenden. Vem som beslutade hör till beslutet och bevaras."
        )


def _keys(session: RecordedSession, person_id: UUID) -> Sequence[ApiToken]:
    held = select(col(RoleHolding.id)).where(col(RoleHolding.person_id) == person_id)
    return session.scalars(select(ApiToken).where(col(ApiToken.holding_id).in_(held))).all()


def _take_keys(session: RecordedSession, person_id: UUID, keys: Sequence[ApiToken]) -> None:
    for key in keys:
        revoke(key)
        key.name = key.sort_key = ERASED
    callers = [person_id, *(key.id for key in keys)]
    mine = col(IdempotentAnswer.credential_id).in_(callers)
    session.connection().execute(delete(IdempotentAnswer).where(mine))


def _forget_sign_ins(session: RecordedSession, person_id: UUID) -> None:
    accounts = select(Account).where(col(Account.person_id) == person_id)
    for account in session.scalars(accounts).all():
        session.delete(account)
    sessions = delete(BrowserSession).where(col(BrowserSession.person_id) == person_id)
    session.connection().execute(sessions)
