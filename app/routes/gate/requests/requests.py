"""Requests: begun, read, listed, and their steps filled in."""

from typing import Annotated

from fastapi import Query
from sqlmodel import col
from starlette.responses import Response

from app.operations.asked.paging import Wanted
from app.operations.calls.read import Reading
from app.operations.calls.write import Write, Writing
from app.operations.routers import operations
from app.resources import REQUEST, UNIT
from app.schemas.gate.requests.request_out import RequestOut, RequestsOut
from app.schemas.gate.requests.requests import RequestIn, RequestPatch, RequestQuery
from app.schemas.gate.requests.steps import (
    BusinessContactCheckIn,
    DecisionBasisIn,
    ImpactAssessmentIn,
    InformationClassificationIn,
    NeedsAnalysisIn,
    ProcurementConsultationIn,
    StepIn,
)
from intake.process.steps import StepCode
from intake.requests.finding import requests_matching
from intake.requests.request import SystemRequest
from intake.requests.writing.entering import begin_request
from intake.requests.writing.entering import change_request as edit_request
from intake.requests.writing.stepping import follow_need, take_step

router = operations("Requests")


@router.get("/requests", response_model=RequestsOut)
def list_requests(read: Reading, query: Annotated[RequestQuery, Query()]) -> Response:
    """List the requests that the caller may see, the oldest first."""
    rows = requests_matching(read.connection, read.actor, query.filters(), read.today)
    return read.page(REQUEST, Wanted(rows, col(SystemRequest.id), col(SystemRequest.ref)), query)


@router.get("/requests/{request_id}", response_model=RequestOut)
def read_request(read: Reading) -> Response:
    """Read one request, by id or reference: all that there is about it."""
    return read.one(REQUEST)


@router.post("/requests", response_model=RequestOut, status_code=201)
def create_request(write: Writing, body: RequestIn) -> Response:
    """Begin a request, as a draft."""
    write.permissions.demand("create_request", UNIT.place(write.connection, body.unit))
    look = write.look()
    request = begin_request(write.catalogue, write.actor, body.given())
    follow_need(write.session, request, look)
    return write.created(REQUEST, request.id)


@router.patch("/requests/{request_id}", response_model=RequestOut)
def change_request(write: Writing, body: RequestPatch) -> Response:
    """Change what is named in the body."""
    request = write.target_row(SystemRequest)
    look = write.look()
    edit_request(write.session, request, write.actor, body.given())
    if "title" in body.given():
        follow_need(write.session, request, look)
    return write.changed(REQUEST, request.id)


@router.put("/requests/{request_id}/steps/needs_analysis", response_model=RequestOut)
def fill_in_needs_analysis(write: Writing, body: NeedsAnalysisIn) -> Response:
    """Describe the need, before any product."""
    return _fill_in(write, StepCode.NEEDS_ANALYSIS, body)


@router.put("/requests/{request_id}/steps/business_contact_check", response_model=RequestOut)
def fill_in_business_contact_check(write: Writing, body: BusinessContactCheckIn) -> Response:
    """Answer as kundansvarig; a submitted request is under review from then on."""
    return _fill_in(write, StepCode.BUSINESS_CONTACT_CHECK, body)


@router.put("/requests/{request_id}/steps/information_classification", response_model=RequestOut)
def fill_in_information_classification(
    write: Writing, body: InformationClassificationIn
) -> Response:
    """Classify the information."""
    return _fill_in(write, StepCode.INFORMATION_CLASSIFICATION, body)


@router.put("/requests/{request_id}/steps/impact_assessment", response_model=RequestOut)
def fill_in_impact_assessment(write: Writing, body: ImpactAssessmentIn) -> Response:
    """Say which criteria hold, and what came of the assessment."""
    return _fill_in(write, StepCode.IMPACT_ASSESSMENT, body)


@router.put("/requests/{request_id}/steps/procurement_consultation", response_model=RequestOut)
def fill_in_procurement_consultation(write: Writing, body: ProcurementConsultationIn) -> Response:
    """State the value, and what the procurement office said."""
    return _fill_in(write, StepCode.PROCUREMENT_CONSULTATION, body)


@router.put("/requests/{request_id}/steps/decision_basis", response_model=RequestOut)
def fill_in_decision_basis(write: Writing, body: DecisionBasisIn) -> Response:
    """Sum up and recommend, as kundansvarig."""
    return _fill_in(write, StepCode.DECISION_BASIS, body)


def _fill_in(write: Write, step: StepCode, body: StepIn) -> Response:
    look = write.look()
    request = write.target_row(SystemRequest)
    take_step(write.catalogue, request, write.actor, look, step=step, content=body.content())
    return write.changed(REQUEST, request.id)
