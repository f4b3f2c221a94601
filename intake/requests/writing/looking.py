"""Looking at what might meet a request's need, and keeping what is found."""

from collections.abc import Collection
from uuid import UUID

from sqlmodel import Session

from intake.candidates.found import Found
from intake.candidates.keeping import keep_candidates, show_in_others
from intake.candidates.other_needs import SHOWN, Need
from intake.candidates.seeking import Look
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


def confidential_for(dossier: Dossier, look: Look, but: Collection[UUID] = ()) -> list[Found]:
    """Return what is confidential and likely to meet a request's need, but for what is known."""
    need = _need(dossier)
    return [] if need is None else look.confidential(need, but)


def likely_for(dossier: Dossier, look: Look) -> list[Found]:
    """Return what is likely among what might meet a request's need, in no order."""
    need = _need(dossier)
    return [] if need is None else look.likely(need)


def found_for(dossier: Dossier, look: Look) -> list[Found]:
    """Return what might meet a request's need; nothing before a need is described."""
    need = _need(dossier)
    return [] if need is None else look.candidates(need)


def _need(dossier: Dossier) -> Need | None:
    step, row = dossier.steps.get(StepCode.NEEDS_ANALYSIS), dossier.request
    if step is None:
        return None
    text = str(step["content"].get("need") or "")
    return Need(row["id"], row["title"], text, tuple(dossier.functions))
