"""What may have been answered in the steps, as the rules are asked with it."""

from typing import Any
from uuid import UUID

from app.storage.loading import DATA, PROCESS
from intake.process.facts import Facts
from intake.process.missing import missing_steps
from intake.process.process import Process, read_process
from intake.process.steps import StepCode

SCHOOL, CARE = UUID(int=1), UUID(int=2)

TEXT = (DATA / PROCESS).read_text(encoding="utf-8")
OURS: Process = read_process(TEXT)

COMPLETE: dict[StepCode, dict[str, Any]] = {
    StepCode.NEEDS_ANALYSIS: {
        "need": "Schema för personalen",
        "way_of_working": "Excel",
        "possible_change": "Lägga passen tillsammans",
    },
    StepCode.BUSINESS_CONTACT_CHECK: {"exists_elsewhere": False, "existing_can_serve": False},
    StepCode.INFORMATION_CLASSIFICATION: {
        "confidentiality": 1,
        "integrity": 2,
        "availability": 1,
        "traceability": 0,
        "personal_data": False,
    },
    StepCode.PROCUREMENT_CONSULTATION: {"value": {"one_time": 50_000}},
    StepCode.DECISION_BASIS: {"summary": "Schema", "recommendation": "Godkänn"},
}
"""A small, harmless need, with all that is asked of it."""


def facts(
    changes: dict[StepCode, dict[str, Any] | None] | None = None,
    *,
    departments: tuple[UUID, ...] = (SCHOOL,),
    represented: tuple[UUID, ...] = (),
    likely: int = 0,
) -> Facts:
    """Return what is known of the small need after some changes; None takes a step away."""
    answers = dict(COMPLETE)
    for step, content in (changes or {}).items():
        answers.pop(step, None) if content is None else answers.update(
            {step: answers.get(step, {}) | content}
        )
    return Facts(answers, OURS.limits, frozenset(departments), frozenset(represented), likely)


def missing(known: Facts) -> set[tuple[str, str | None]]:
    """Return the steps and fields that are missing."""
    return {(one.step, one.field) for one in missing_steps(OURS, known)}
