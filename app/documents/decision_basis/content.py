"""The decision basis as a document: nothing here knows whether it becomes a PDF or a Word file."""

from app.documents.decision_basis.blocks import Document, Facts
from app.documents.decision_basis.sections.deciding import (
    decider_of,
    decisions,
    outcome_of,
    recommendation,
)
from app.documents.decision_basis.sections.existing import existing_solutions
from app.documents.decision_basis.sections.need import everyone_asked, the_need
from app.documents.decision_basis.sections.order import delegation
from app.documents.decision_basis.sections.origin import attachments, origin
from app.documents.decision_basis.sections.protection import protection
from app.documents.decision_basis.sections.remarks import remarks
from app.documents.decision_basis.sections.words import Basis, or_nothing
from app.documents.decision_basis.sections.worth import worth
from app.labels import label
from app.wording.overlaps import sentence
from app.wording.times import day
from intake.requests.request import RequestState

KIND = "Beslutsunderlag"
DRAFT = "UTKAST"
NOTICE = "Ärendet är inte avgjort. Det som står här kan ändras fram till beslutet."

SAMPLE = "Registret innehåller exempel: underlaget gäller inget verkligt ärende."

PARTS = (
    *(decisions, recommendation, remarks, the_need, everyone_asked, existing_solutions),
    *(protection, worth, delegation, attachments, origin),
)
"""What who decides needs first comes first."""


def document_of(basis: Basis) -> Document:
    """Return the whole document."""
    sections = [section for part in PARTS if (section := part(basis)) is not None]
    return Document(
        kind=KIND,
        title=basis["title"],
        organisation=basis["organisation"]["name"],
        reference=basis["reference"],
        case_number=or_nothing(basis["case_number"]),
        day=day(basis["as_of"]),
        standing=DRAFT if basis["draft"] else "",
        notice=NOTICE if basis["draft"] else "",
        facts=Facts(_heading(basis)),
        sections=sections,
        values=_values(basis),
    )


def _heading(basis: Basis) -> list[tuple[str, str]]:
    board = basis["board"]
    sample = [("Exempeldata", SAMPLE)] if basis["sample"] else []
    return [
        *sample,
        ("Diarienummer", or_nothing(basis["case_number"])),
        ("Referens", basis["reference"]),
        ("Referens i portalen", or_nothing(basis["external_reference"])),
        ("Nämnd", board["name"] if board else or_nothing(None)),
        ("Enhet", basis["unit"]["name"]),
        ("Påbörjat av", f"{basis['created_by']}, {day(basis['created_at'])}"),
        ("Inskickat", day(basis["submitted_at"])),
        ("Läge", _state(basis)),
    ]


def _state(basis: Basis) -> str:
    return sentence(label(RequestState(basis["state"])))


def _values(basis: Basis) -> dict[str, str]:
    """Return what stands in the place of `{{name}}` in a municipality's own template."""
    decision = basis["decision"]
    return {
        "titel": basis["title"],
        "referens": basis["reference"],
        "diarienummer": or_nothing(basis["case_number"]),
        "portalreferens": or_nothing(basis["external_reference"]),
        "organisation": basis["organisation"]["name"],
        "nämnd": basis["board"]["name"] if basis["board"] else or_nothing(None),
        "enhet": basis["unit"]["name"],
        "datum": day(basis["as_of"]),
        "läge": _state(basis),
        "utkast": DRAFT if basis["draft"] else "",
        "beslut": outcome_of(decision) if decision else "",
        "beslutsfattare": decider_of(decision) if decision else "",
    }
