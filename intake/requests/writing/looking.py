"""Looking at what might meet a request's need, and keeping what is found."""

from typing import Any

from sqlmodel import Session

from intake.candidates.keeping import keep_candidates, show_in_others
from intake.candidates.other_needs import SHOWN, Need
from intake.candidates.seeking import Found, Look
from intake.process.steps import StepCode
from intake.requests.reading.dossier import Dossier
from intake.requests.reading.dossiers import dossier_of
from intake.requests.request import SystemRequest


def look_again(session: Session, request: SystemRequest, look: Look) -> None:
    """Keep what might meet the need now; what was answered stays answered.

    Two requests for one job are to be seen in both, while both are open (audit F17).
    """
    dossier = dossier_of(session, request)
    found = found_for(dossier, look)
    keep_candidates(session, request.id, found)
    keep_confidential(session, dossier, look)
    if request.state in SHOWN:
        show_in_others(session, request.id, found)


def keep_confidential(session: Session, dossier: Dossier, look: Look) -> None:
    """Keep what is confidential and might meet the need: it is for a cleared register editor."""
    if not look.hidden:
        return
    found = confidential_for(dossier, look)
    keep_candidates(session, dossier.request["id"], found, hidden=True)


def confidential_for(dossier: Dossier, look: Look) -> list[Found]:
    """Return what is confidential and likely to meet a request's need."""
    step = dossier.steps.get(StepCode.NEEDS_ANALYSIS)
    return [] if step is None else look.confidential(_need(dossier, step["content"]))


def found_for(dossier: Dossier, look: Look) -> list[Found]:
    """Return what might meet a request's need; nothing before a need is described."""
    step = dossier.steps.get(StepCode.NEEDS_ANALYSIS)
    if step is None:
        return []
    return look.candidates(_need(dossier, step["content"]))


def _need(dossier: Dossier, content: dict[str, Any]) -> Need:
    row = dossier.request
    text = str(content.get("need") or "")
    return Need(row["id"], row["title"], text, tuple(dossier.functions))
