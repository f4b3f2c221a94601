"""What is there for who acts in a session: what a body names may be hidden from who sent it."""

from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from inventory.systems.system import System
from inventory.visibility import NOTHING, Visibility, hidden_systems, visibility_of
from record.recording.session import RecordedSession


def seen_system(session: Session, system_id: UUID | None) -> System | None:
    """Return the system with an id, if it is there for who acts in the session."""
    system = session.get(System, system_id) if system_id else None
    if system is None or system.merged_into_id is not None:
        return None
    return None if system.confidential and _hides(session, system) else system


def hidden_from_session(session: Session) -> frozenset[UUID]:
    """Return the systems that are hidden from who acts in a session."""
    return hidden_systems(session.connection(), _visibility_in(session))


def sees_in(session: Session) -> ColumnElement[bool]:
    """Return the condition that a system is one which who acts in a session may see."""
    return _visibility_in(session).condition


def _hides(session: Session, system: System) -> bool:
    seen = select(col(System.id)).where(col(System.id) == system.id, sees_in(session))
    return session.scalars(seen).first() is None


def _visibility_in(session: Session) -> Visibility:
    return visibility_of(session.actor) if isinstance(session, RecordedSession) else NOTHING
