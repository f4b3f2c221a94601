"""Reports, as they are given out."""

from datetime import date
from uuid import UUID

from app.operations.asked.paging import PageQuery
from app.schemas.fields import Out
from app.schemas.history import CheckpointOut
from app.schemas.overlaps.overlaps import OverlapOut
from app.schemas.overlaps.verdicts import VerdictOut
from app.schemas.systems.named import FunctionNameOut, NamedOut
from matching.functions.evidence import Certainty


class OverlapSummaryOut(Out):
    """How it is on the whole."""

    systems: int
    overlapping: int
    same_function: int
    same_product: int
    certain: int
    possible: int
    without_verdict: int
    verdicts_changed_since: int
    verdicts_lapsed: int
    annual_cost_known: int


class HeatRowOut(Out):
    """How many systems each department uses for a function."""

    key: str
    function: FunctionNameOut
    certainty: Certainty
    systems: int
    departments: int
    cells: list[int]


class HeatOut(Out):
    """Function × department; the cells of a row stand in the order of the departments."""

    departments: list[NamedOut]
    rows: list[HeatRowOut]


class ReportedVerdictOut(VerdictOut):
    """A verdict, and the overlap that it is about; null where there is none any more."""

    overlap: str | None


class OverlapReportOut(Out):
    """The overlap report; `first` names the overlaps to begin with."""

    on: date
    sample: bool
    summary: OverlapSummaryOut
    first: list[str]
    heat: HeatOut
    same_function: list[OverlapOut]
    same_product: list[OverlapOut]
    verdicts: list[ReportedVerdictOut]
    meaning: list[str]
    history: CheckpointOut | None


class DelegationNoticesQuery(PageQuery):
    """Which board is to be told, by id or slug; all of them, if nothing is said."""

    board: str | None = None


class ReportedRequestOut(Out):
    """A request, by reference and title."""

    id: UUID
    reference: str
    title: str


class DelegationNoticeOut(Out):
    """A decision by delegation that the board has yet to be told of."""

    id: UUID
    board: NamedOut | None
    request: ReportedRequestOut
    decided_by_name: str
    decided_by_role: str
    on: date
    paragraph: str | None
    amount: int | None
    days_since: int


class DelegationNoticesOut(Out):
    """A page of decisions still to be reported, what has waited longest first."""

    items: list[DelegationNoticeOut]
    total: int
    next: str | None
