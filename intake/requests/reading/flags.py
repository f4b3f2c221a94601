"""What is worth knowing of a request before it is opened."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from intake.process.conditions import CONDITIONS
from intake.requests.reading.dossier import Dossier
from intake.requests.way.transitions import OPEN


class RequestFlag(StrEnum):
    """Something that stands out in a request."""

    SECURITY_PROTECTED = "security_protected"
    IMPACT_ASSESSMENT_MANDATORY = "impact_assessment_mandatory"
    OVER_DIRECT_PROCUREMENT = "over_direct_procurement"
    OVERLAP = "overlap"
    SEVERAL_DEPARTMENTS = "several_departments"
    FAST_PATH = "fast_path"
    COMMON_MISTAKE = "common_mistake"
    INQUIRY_OPEN = "inquiry_open"


def _has_open_inquiry(dossier: Dossier) -> bool:
    is_open = dossier.request["state"] in OPEN
    return is_open and any(row["answer"] is None for row in dossier.inquiries)


STANDS_OUT: Mapping[RequestFlag, Callable[[Dossier], bool]] = {
    RequestFlag.SECURITY_PROTECTED: lambda dossier: dossier.facts.is_security_protected,
    RequestFlag.IMPACT_ASSESSMENT_MANDATORY: lambda dossier: dossier.facts.impact_is_mandatory,
    RequestFlag.OVER_DIRECT_PROCUREMENT: lambda dossier: CONDITIONS[
        "over_direct_procurement_limit"
    ](dossier.facts),
    RequestFlag.OVERLAP: lambda dossier: bool(dossier.likely),
    RequestFlag.SEVERAL_DEPARTMENTS: lambda dossier: CONDITIONS["several_departments"](
        dossier.facts
    ),
    RequestFlag.FAST_PATH: lambda dossier: dossier.facts.has_fast_path,
    RequestFlag.COMMON_MISTAKE: lambda dossier: bool(dossier.request["warnings"]),
    RequestFlag.INQUIRY_OPEN: _has_open_inquiry,
}


def flags_of(dossier: Dossier) -> list[RequestFlag]:
    """Return what stands out."""
    return [flag for flag, stands_out in STANDS_OUT.items() if stands_out(dossier)]
