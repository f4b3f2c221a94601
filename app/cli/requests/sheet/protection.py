"""What protection the information needs, and what came of the impact assessment."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.cli.requests.words import class_of, content_of, short
from app.labels import label
from app.schemas.gate.requests.request_out import RequestOut
from app.wording.overlaps import joined
from intake.process.steps import ImpactCriterion, ImpactOutcome, StepCode

PERSONAL_DATA: Mapping[bool | None, str] = {
    True: "personuppgifter",
    False: "inga personuppgifter",
    None: "personuppgifter: ej besvarat",
}


def protection(request: RequestOut) -> Iterator[tuple[str, str]]:
    """Return the classification in a line, once there is one."""
    said = content_of(request, StepCode.INFORMATION_CLASSIFICATION)
    if not said:
        return
    personal = PERSONAL_DATA[said.get("personal_data")]
    assessed = content_of(request, StepCode.IMPACT_ASSESSMENT)
    told = [class_of(request.information_class), personal, *_assessment(assessed)]
    yield "Klass", ", ".join(told)


def _assessment(said: Mapping[str, Any]) -> Iterator[str]:
    if said.get("outcome"):
        yield f"konsekvensbedömning {label(ImpactOutcome(said['outcome']))}"
    if said.get("criteria"):
        yield joined([label(ImpactCriterion(code)) for code in said["criteria"]])
    if said.get("opinion"):
        yield f"ombudet: {short(said['opinion'])}"
