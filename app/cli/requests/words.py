"""A request in words: whom it waits for and since when, what it is worth, what stands out."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from app.labels import label
from app.schemas.gate.requests.parts_out import LevelsOut, WaitingOut
from app.schemas.gate.requests.request_out import RequestOut
from app.schemas.overlaps.members import EvidenceOut
from app.wording.numbers import NOTHING, in_number, money
from app.wording.overlaps import SAID, evidence_of
from intake.process.steps import StepCode
from intake.requests.reading.flags import RequestFlag
from matching.functions.evidence import Signal
from record.row import now

LEVELS = {"confidentiality": "K", "integrity": "R", "availability": "T", "traceability": "S"}

LONGEST = 240
"""So much of a text is shown, three lines on most screens; all of it is in the decision basis."""


def day_of(at: datetime) -> date:
    """Return the day on the wall's calendar."""
    return at.astimezone().date()


def waiting(waits: WaitingOut | None) -> str:
    """Return whom a request waits for, and how long it has."""
    if waits is None:
        return "ingen"
    whom = label(waits.role)
    if waits.person is not None:
        whom = f"{whom} ({waits.person.name})"
    return f"{whom} sedan {since(waits.since)}"


def since(at: datetime) -> str:
    """Return a day, and how long ago it was."""
    days = (day_of(now()) - day_of(at)).days
    return "i dag" if days <= 0 else f"{day_of(at)}, {in_number(days, 'dag', 'dagar')}"


def class_of(levels: LevelsOut | None) -> str:
    """Return K, R, T and S as people write them."""
    if levels is None:
        return NOTHING
    told: dict[str, Any] = levels.model_dump()
    return " ".join(
        f"{letter}{'?' if told[name] is None else told[name]}" for name, letter in LEVELS.items()
    )


def worth(request: RequestOut) -> str:
    """Return what a request is worth by the law's rule."""
    value = request.value_48_months
    return "ej beräknat" if value is None else money(value)


def found(request: RequestOut) -> str:
    """Return how much there is already, and how much of it nobody has answered."""
    if not request.likely_candidates:
        return "inget liknande funnet"
    told = f"{request.likely_candidates} att ta ställning till"
    left = request.unanswered
    answered = in_number(left, "obesvarat", "obesvarade") if left else "alla besvarade"
    return f"{told}, {answered}"


def piece_of_evidence(evidence: EvidenceOut) -> str:
    """Return what speaks for a candidate: where it stands, and what it matched."""
    told = evidence_of(evidence.model_dump())
    return f"{told}: {evidence.matched}" if Signal(evidence.signal) in SAID else told


def flags(request: RequestOut, beside: RequestFlag | None = None) -> str:
    """Return what stands out, beside what is told in full."""
    return ", ".join(label(flag) for flag in request.flags if flag is not beside)


def content_of(request: RequestOut, step: StepCode) -> Mapping[str, Any]:
    """Return what is filled in in a step."""
    filled = request.steps.get(step)
    return {} if filled is None else filled.content


def short(text: str | None) -> str:
    """Return a text on one line, cut where it is long."""
    line = " ".join((text or "").split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()}…"
