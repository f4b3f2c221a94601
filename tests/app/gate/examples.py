"""Requests at each stop of their way, and a good call of each operation on them."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from app.storage.loading import DATA, PROCESS
from intake.attachments.attaching import attach
from intake.candidates.candidate import Candidate, candidate_id
from intake.comments.commenting import comment_on
from intake.decisions.decision import (
    BoardDecision,
    BoardOutcome,
    Decision,
    DecisionCondition,
    DecisionOutcome,
)
from intake.decisions.shown import frozen, shown_of
from intake.delegation.decisions.decision import DelegationDecision
from intake.delegation.decisions.recording import record_delegation_decision
from intake.inquiries.inquiry import Inquiry, InquiryKind
from intake.process.in_use import take_into_use
from intake.process.steps import StepCode
from intake.requests.reading.dossiers import dossier_of
from intake.requests.reading.surroundings import surroundings_of
from intake.requests.request import MetHow, RequestState, SystemRequest
from intake.requests.writing.entering import begin_request, fill_in
from inventory.organisation.units import Unit
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.system import System
from record.actors import Actor, Grant
from record.people import Person, Role
from record.recording.session import RecordedSession
from record.row import now
from tests.app.gate.requests import ASSESSED, CHECKED, CLASSIFIED, CONSULTED, NEED, SUMMED_UP

CONTENTS: Sequence[dict[str, Any]] = (
    *(NEED, CHECKED, CLASSIFIED),
    *(ASSESSED, CONSULTED, SUMMED_UP),
)
STEPS = dict(zip(StepCode, CONTENTS, strict=True))
FIRST = StepCode.NEEDS_ANALYSIS
STOPS = {
    "request": RequestState.IN_REVIEW,
    "drafted": RequestState.DRAFT,
    "submitted": RequestState.SUBMITTED,
    "withdrawing": RequestState.RETURNED,
    "joining": RequestState.DRAFT,
    "meeting": RequestState.DRAFT,
    "decided": RequestState.IN_REVIEW,
    "referred": RequestState.REFERRED,
    "approved": RequestState.APPROVED,
    "rejected": RequestState.REJECTED,
}
"""One request for each call that takes a request further, and one that stays where it is."""

NEEDS = dict.fromkeys(STOPS, "Vi behöver låna ut cyklar.") | {"request": NEED["need"]}


def fill_requests(
    session: RecordedSession, unit: Unit, person: Person, system: System
) -> dict[str, str]:
    """Put requests into the register, by somebody who decides on none; return ids by name."""
    take_into_use(session, (DATA / PROCESS).read_text(encoding="utf-8"), PROCESS)
    author = Actor(person.name, person.id, (Grant(Role.REQUESTER),))
    session.flush()
    requests = {name: _at(session, author, unit, name) for name in STOPS}
    ids = {name: str(request.id) for name, request in requests.items()}
    ids["candidate"] = str(_candidate(session, requests["request"], system).id)
    ids["inquiry"] = str(_asked(session, author, requests["request"], unit).id)
    ids["delegated"] = str(_delegated(session, author, requests["request"]).id)
    comment_on(session, requests["request"].id, author, "Hur går det?")
    attach(session, requests["request"], author, name="offert.txt", content=b"Offert")
    for name in ("rejected", "referred", "request"):
        _decided(session, requests[name], person)
    later = attach(session, requests["request"], author, name="ny.txt", content=b"Ny offert")
    ids["attachment"] = str(later.id)
    return ids


def let_hidden_meet(session: RecordedSession, request_id: UUID, system: System) -> str:
    """Let a confidential system be what a request asks for; return the candidate's id."""
    return str(_candidate(session, session.get_one(SystemRequest, request_id), system).id)


def hang_on(session: RecordedSession, request_id: UUID, unit: Unit, system: System) -> None:
    """Let one more of all that can hang on a request hang on this one."""
    request = session.get_one(SystemRequest, request_id)
    author = Actor("Bo Exempel", None, (Grant(Role.BUSINESS_CONTACT),))
    _candidate(session, request, system)
    _asked(session, author, request, unit)
    _delegated(session, author, request)
    comment_on(session, request.id, author, "Och nu?")
    attach(session, request, author, name="offert.txt", content=b"Offert")


def _at(session: RecordedSession, author: Actor, unit: Unit, name: str) -> SystemRequest:
    catalogue = Catalogue(session)
    request = begin_request(catalogue, author, {"title": f"Behov {name}", "unit": unit.id})
    session.flush()
    need = {"need": NEEDS[name]}
    for code, content in (STEPS | {FIRST: STEPS[FIRST] | need}).items():
        fill_in(catalogue, request, author, code, content)
    request.state = STOPS[name]
    request.met_how = MetHow.CHANGED_WAY_OF_WORKING if name == "request" else None
    return request


def _candidate(session: RecordedSession, request: SystemRequest, system: System) -> Candidate:
    candidate = Candidate(
        id=candidate_id(request.id, system.id),
        request_id=request.id,
        system_id=system.id,
        score=90,
        certainty="certain",
        function_codes=["payroll"],
    )
    session.add(candidate)
    return candidate


def _asked(session: RecordedSession, actor: Actor, request: SystemRequest, unit: Unit) -> Inquiry:
    inquiry = Inquiry(
        request_id=request.id,
        kind=InquiryKind.SAME_NEED,
        to_unit_id=unit.id,
        asked_by=actor.name,
    )
    session.add(inquiry)
    return inquiry


def _delegated(
    session: RecordedSession, actor: Actor, request: SystemRequest
) -> DelegationDecision:
    decided = {"decided_by_name": "Eva Exempel", "decided_by_role": "Förvaltningschef"}
    return record_delegation_decision(session, request, actor, decided | {"on": date(2026, 3, 1)})


def _decided(session: RecordedSession, request: SystemRequest, person: Person) -> None:
    """Let there have been a decision once, with a condition, and the board's own."""
    dossier, connection, today = dossier_of(session, request), session.connection(), now().date()
    around = surroundings_of(connection, today)
    kept = frozen(shown_of(connection, dossier, around, "0", today))
    decision = Decision(
        request_id=request.id,
        round=0,
        outcome=DecisionOutcome.REFERRED_TO_BOARD,
        decided_by="Eva Exempel",
        role=Role.HEAD_OF_IT,
        person_id=person.id,
        content_hash=kept.content_hash,
        shown=kept.content,
        vocabulary_version="0",
    )
    session.add(decision)
    session.add(DecisionCondition(decision_id=decision.id, place=0, text="Utvärdera"))
    session.add(_board_decision(request.id))


def _board_decision(request_id: UUID) -> BoardDecision:
    return BoardDecision(
        request_id=request_id,
        outcome=BoardOutcome.REJECTED,
        decided_on=date(2026, 3, 1),
        reference="§ 12",
        recorded_by="Bo",
    )


DELEGATED = {"decided_by_name": "Bo", "decided_by_role": "enhetschef", "on": "2026-03-01"}

Call = tuple[str, str, str, dict[str, Any] | None, str | None]
"""An operation, its method, address and body, and the address whose version it takes."""


def gate_writes(r: Any) -> list[Call]:
    """Return a good call of each operation that writes in a request."""
    request, answer = f"requests/{r.request}", {"answer": "reuse"}
    told = {"to": r.care, "kind": "same_need"}
    begun = {"title": "Schema", "unit": r.school}
    return [
        ("create_request", "POST", "requests", begun, None),
        ("create_comment", "POST", f"{request}/comments", {"text": "Snart."}, None),
        ("create_inquiry", "POST", f"{request}/inquiries", told, None),
        ("create_delegation_decision", "POST", f"{request}/delegation-decisions", DELEGATED, None),
        (
            "change_delegation_decision",
            "PATCH",
            f"{request}/delegation-decisions/{r.delegated}",
            {"reported_on": "2026-04-01"},
            request,
        ),
        ("change_request", "PATCH", request, {"case_number": "KS 2026-1"}, request),
        *(_step(request, code, content) for code, content in STEPS.items()),
        (
            "answer_candidate",
            "PUT",
            f"{request}/candidates/{r.candidate}/answer",
            answer,
            request,
        ),
        (
            "answer_confidential_candidate",
            "PUT",
            f"{request}/confidential-candidates/{r.confidential_candidate}/answer",
            answer,
            request,
        ),
        (
            "answer_inquiry",
            "PUT",
            f"{request}/inquiries/{r.inquiry}/answer",
            {"answer": "cannot_spare"},
            request,
        ),
        (
            "delete_attachment",
            "DELETE",
            f"{request}/attachments/{r.attachment}",
            None,
            request,
        ),
        *_transitions(r),
    ]


def _step(request: str, code: StepCode, content: dict[str, Any]) -> Call:
    return (f"fill_in_{code}", "PUT", f"{request}/steps/{code}", content, request)


def _transitions(r: Any) -> list[Call]:
    on, board = {"on": "2026-03-01", "reference": "§ 12"}, {"outcome": "approved"}
    return [
        _further("submit_request", r.drafted, "submit", None),
        _further("return_request", r.submitted, "return", {"what": "Beskriv behovet."}),
        _further("withdraw_request", r.withdrawing, "withdraw", None),
        _further("join_request", r.joining, "join", {"into": r.request}),
        _further("meet_request", r.meeting, "meet", {"how": "changed_way_of_working"}),
        _further("create_decision", r.decided, "decisions", {"outcome": "approved"}),
        _further("record_board_decision", r.referred, "board-decision", on | board),
        _further("implement_request", r.approved, "implement", {"system": r.other}),
        _further("reopen_request", r.rejected, "reopen", {"why": "Nya förutsättningar."}),
    ]


def _further(operation: str, of: str, way: str, body: dict[str, Any] | None) -> Call:
    return (operation, "POST", f"requests/{of}/{way}", body, f"requests/{of}")
