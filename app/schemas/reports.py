"""Reports, as they are given out."""

from datetime import date

from app.schemas.fields import Out
from app.schemas.overlaps import OverlapOut, VerdictOut
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
