"""Questions to other departments and to systems' managers."""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from app.operations.asked.paging import PageQuery
from app.operations.asked.slices import slice_of
from app.operations.calls.call import Call
from app.operations.calls.read import Reading
from app.operations.calls.write import Write, Writing
from app.operations.routers import demanding, finds_place, operations
from app.resources import REQUEST, SYSTEM, UNIT
from app.schemas.gate.requests.answers import InquiryAnswerIn, InquiryIn
from app.schemas.gate.requests.inquiries import InquiriesOut, InquiryOut
from intake.inquiries import asking
from intake.inquiries.inquiry import Inquiry
from intake.requests.request import SystemRequest
from intake.requests.telling import Telling

router = operations("Requests")


def _is_asked(call: Call) -> None:
    """Hold the caller to where the question was put, not to where it came from."""
    ref = call.request.path_params["inquiry_id"]
    unit_id, system_id = asking.whom_asked(call.connection, call.actor, call.named(), ref)
    resource, asked = (UNIT, unit_id) if unit_id else (SYSTEM, system_id)
    assert asked is not None, "a question is put to somebody"  # noqa: S101 - narrows a type
    call.permissions.demand("answer_inquiry", resource.place(call.connection, asked))


@router.get("/requests/{request_id}/inquiries", response_model=InquiriesOut)
def list_inquiries(read: Reading, query: Annotated[PageQuery, Query()]) -> Response:
    """List what others have been asked, and what they answered."""
    return read.json(slice_of(read.card(REQUEST)["inquiries"], query, read.request.url.path))


@router.post("/requests/{request_id}/inquiries", response_model=InquiryOut, status_code=201)
def create_inquiry(write: Writing, body: InquiryIn) -> Response:
    """Ask another department's kundansvarig, or a system's manager."""
    request = write.target_row(SystemRequest)
    inquiry = asking.ask(write.session, write.actor, request, body.given())
    Telling(write.session, request, write.actor.person_id).asked(inquiry)
    return write.made(_told(write, inquiry), str(inquiry.id))


@router.put("/requests/{request_id}/inquiries/{inquiry_id}/answer", response_model=InquiryOut)
@finds_place
@demanding(_is_asked)
def answer_inquiry(write: Writing, inquiry_id: str, body: InquiryAnswerIn) -> Response:
    """Answer for one's own department, or for a system that one manages."""
    request = write.target_row(SystemRequest)
    inquiry = write.session.get_one(Inquiry, UUID(inquiry_id))
    asking.answer_inquiry(write.session, request, inquiry, write.actor, body.given())
    Telling(write.session, request, write.actor.person_id).answered(inquiry)
    etag = write.card(REQUEST, request.id).etag
    return write.below(_told(write, inquiry), etag)


def _told(write: Write, inquiry: Inquiry) -> dict[str, object]:
    inquiries = write.card(REQUEST, write.named()).value["inquiries"]
    told: dict[str, object] = next(one for one in inquiries if one["id"] == inquiry.id)
    return told
