"""New rows of each table that a request is kept in."""

from datetime import date
from uuid import UUID, uuid4

from intake.attachments.attachment import Attachment, AttachmentContent
from intake.attachments.kinds import AttachmentKind
from intake.candidates.candidate import Candidate
from intake.comments.comment import Comment
from intake.decisions.decision import (
    BoardDecision,
    BoardOutcome,
    Decision,
    DecisionCondition,
    DecisionOutcome,
)
from intake.delegation.decisions.decision import DelegationDecision
from intake.inquiries.inquiry import Inquiry, InquiryKind
from intake.process.in_use import ProcessVersion
from intake.process.steps import StepCode
from intake.requests.request import (
    RequestAuthor,
    RequestFunction,
    RequestStep,
    SystemRequest,
)
from inventory.organisation.units import Unit
from inventory.systems.system import System
from record.people import Person, Role
from record.row import Row

WITHOUT_CONTENT = UUID(int=1)
"""The id of an attachment whose content is not there."""


def make_request_rows(unit: Unit, person: Person, system: System, function: str) -> list[Row]:
    """Return a request that has been joined into another, and all that can hang on it."""
    process = ProcessVersion(version="1", content="")
    one, other = (_request(number, unit, process) for number in (1, 2))
    one.joined_into_id, one.implemented_as_id = other.id, system.id
    decision = _decision(one)
    return [
        *(process, one, other),
        RequestStep(
            request_id=one.id,
            step=StepCode.NEEDS_ANALYSIS,
            content="{}",
            filled_in_by="Anna Exempel",
            role=Role.REQUESTER,
        ),
        RequestFunction(request_id=one.id, function_code=function),
        RequestAuthor(request_id=one.id, person_id=person.id),
        Comment(request_id=one.id, text="Hur går det?", said_by="Anna Exempel"),
        Candidate(request_id=one.id, system_id=system.id, score=90, certainty="certain"),
        Inquiry(
            request_id=one.id,
            kind=InquiryKind.SAME_NEED,
            to_unit_id=unit.id,
            asked_by="Anna Exempel",
        ),
        *(decision, DecisionCondition(decision_id=decision.id, place=0, text="Utvärdera")),
        *_boards_own(one, unit),
        *_attached(one),
    ]


def _request(number: int, unit: Unit, process: ProcessVersion) -> SystemRequest:
    return SystemRequest(
        year=2026,
        number=number,
        ref=f"IT-2026-{number:04}",
        title="Schema",
        unit_id=unit.id,
        process_id=process.id,
        created_by="Anna Exempel",
    )


def _decision(request: SystemRequest) -> Decision:
    return Decision(
        request_id=request.id,
        round=1,
        outcome=DecisionOutcome.REFERRED_TO_BOARD,
        decided_by="Bo Beslutare",
        role=Role.HEAD_OF_IT,
        content_hash="0",
        shown="{}",
        vocabulary_version="0",
    )


def _boards_own(request: SystemRequest, unit: Unit) -> list[Row]:
    return [
        BoardDecision(
            request_id=request.id,
            outcome=BoardOutcome.REJECTED,
            decided_on=date(2026, 3, 1),
            reference="§ 12",
            recorded_by="Cia Sekreterare",
        ),
        DelegationDecision(
            request_id=request.id,
            board_id=unit.id,
            decided_by_name="Dan Chef",
            decided_by_role="förvaltningschef",
            decided_on=date(2026, 3, 1),
            recorded_by="Cia Sekreterare",
        ),
    ]


def _attached(request: SystemRequest) -> list[Row]:
    one, other = (
        Attachment(
            id=file_id,
            request_id=request.id,
            name="offert.txt",
            kind=AttachmentKind.TXT,
            size=1,
            sha256="0",
            added_by="Anna Exempel",
        )
        for file_id in (uuid4(), WITHOUT_CONTENT)
    )
    return [one, other, AttachmentContent(attachment_id=one.id, content=b"a")]
