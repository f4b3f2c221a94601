"""Telling those who must act: who they are, and what they read."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from intake.decisions.decision import Decision, DecisionOutcome
from intake.inquiries.inquiry import Inquiry
from intake.requests.reading.surroundings import surroundings_of
from intake.requests.request import SystemRequest
from inventory.organisation.posts import Post
from inventory.systems.roles import MANAGING, SystemRole
from inventory.systems.system import System
from record.holding import holders_of
from record.outbox.telling import tell
from record.people import Role
from record.row import Row, now

DECIDED = {
    DecisionOutcome.APPROVED: "är godkänt",
    DecisionOutcome.REJECTED: "har fått avslag",
    DecisionOutcome.REFERRED_TO_BOARD: "är överlämnat till nämnden",
}


class Telling:
    """Tells people of one request; each at most once, and never who has just acted."""

    def __init__(self, session: Session, request: SystemRequest, acted: UUID | None) -> None:
        self._session, self._request = session, request
        self._told = {acted}
        self._acting = surroundings_of(session.connection(), now().date()).acting

    def submitted(self) -> None:
        """Tell the kundansvarig that a request waits to be checked."""
        text = "Kontrollera om behovet finns på annat håll och om något befintligt kan möta det."
        self._tell(self._contacts(self._request.unit_id), "väntar på din kontroll", text)

    def in_review(self) -> None:
        """Tell the deciders that a request is under review."""
        text = "Kundansvarig har gjort sin kontroll. När inget saknas kan ärendet avgöras."
        deciders = [*self._holding(Role.HEAD_OF_IT), *self._holding(Role.CHIEF_EXECUTIVE)]
        self._tell(deciders, "är under granskning", text)

    def returned(self, what: str) -> None:
        """Tell who wrote the request what is to be completed."""
        self._tell(self._author(), "har kommit tillbaka till dig", f"Att komplettera: {what}")

    def decided(self, decision: Decision) -> None:
        """Tell author and kundansvarig of the decision; the board's registry, if it is for them."""
        text = f"Beslutat av {decision.decided_by}. {decision.reason}".strip()
        people = [*self._author(), *self._contacts(self._request.unit_id)]
        if decision.outcome is DecisionOutcome.REFERRED_TO_BOARD:
            people += self._holding(Role.BOARD_SECRETARY)
        self._tell(people, DECIDED[decision.outcome], text)

    def asked(self, inquiry: Inquiry) -> None:
        """Tell whom a question is put to."""
        due = f" Svara senast {inquiry.due}." if inquiry.due else ""
        people = (
            self._contacts(inquiry.to_unit_id)
            if inquiry.to_unit_id
            else self._managers(inquiry.to_system_id)
        )
        text = f"{inquiry.asked_by} ställer en fråga till dig i ärendet.{due}"
        self._tell(people, "har en fråga till dig", text, inquiry)

    def answered(self, inquiry: Inquiry) -> None:
        """Tell author and kundansvarig that a question has been answered."""
        text = f"{inquiry.answered_by} har svarat. {inquiry.reason}".strip()
        people = [*self._author(), *self._contacts(self._request.unit_id)]
        self._tell(people, "har fått svar på en fråga", text, inquiry)

    def nobody_answered(self, inquiry: Inquiry) -> None:
        """Tell the chief of whom a question was put to that it has not been answered."""
        text = f"Frågan skulle ha besvarats senast {inquiry.due}. Se till att den får ett svar."
        unit_id = inquiry.to_unit_id or self._owner_of(inquiry.to_system_id)
        chief = unit_id and self._acting.find(unit_id, Post.CHIEF)
        people = [chief["id"]] if chief else self._holding(Role.REGISTER_EDITOR)
        self._tell(people, "har en obesvarad fråga", text, inquiry)

    def joined(self, other: SystemRequest) -> None:
        """Tell author and kundansvarig of a request that another goes on in it."""
        text = f"{other.ref} {other.title} har förts samman med ärendet: det gäller nu båda."
        people = [*self._author(), *self._contacts(self._request.unit_id)]
        self._tell(people, "gäller nu två behov", text)

    def said(self, text: str) -> None:
        """Tell author and kundansvarig of a comment."""
        people = [*self._author(), *self._contacts(self._request.unit_id)]
        self._tell(people, "har en ny kommentar", text)

    def proposed(self, candidate: str) -> None:
        """Tell the register's editors that a candidate is said to be no alternative."""
        text = f"”{candidate}” sägs inte göra samma sak. Pröva om registret ska säga det också."
        self._tell(self._holding(Role.REGISTER_EDITOR), "ger ett förslag till registret", text)

    def _tell(self, people: list[UUID], what: str, text: str, about: Row | None = None) -> None:
        subject = f"{self._request.ref} {what}"
        for person_id in people:
            if person_id not in self._told:
                self._told.add(person_id)
                body = f"{self._request.title}\n\n{text}"
                tell(self._session, person_id, subject, body, about or self._request)

    def _author(self) -> list[UUID]:
        return [self._request.created_by_id] if self._request.created_by_id else []

    def _contacts(self, unit_id: UUID) -> list[UUID]:
        """Return who acts as kundansvarig; where nobody does, the register's editors act."""
        acting = self._acting.find(unit_id, Post.BUSINESS_CONTACT)
        return [acting["id"]] if acting else self._holding(Role.REGISTER_EDITOR)

    def _managers(self, system_id: UUID | None) -> list[UUID]:
        managing = select(col(SystemRole.person_id)).where(
            col(SystemRole.system_id) == system_id,
            col(SystemRole.kind).in_(MANAGING),
            col(SystemRole.person_id).is_not(None),
        )
        return list(self._session.scalars(managing)) or self._holding(Role.REGISTER_EDITOR)

    def _owner_of(self, system_id: UUID | None) -> UUID | None:
        owner = select(col(System.owner_unit_id)).where(col(System.id) == system_id)
        return self._session.scalar(owner)

    def _holding(self, role: Role) -> list[UUID]:
        return [*holders_of(self._session.connection(), role, now().date())]
