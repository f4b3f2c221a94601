"""What a request still lacks before it can be decided: which step, for whom, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from intake.process.conditions import CONDITIONS
from intake.process.facts import Facts
from intake.process.process import Demand, Process, StepRule
from intake.process.steps import ImpactOutcome, StepCode
from record.people import Role

CANDIDATES = "candidates"
"""Answering the candidates is no step with a form of its own, but it is demanded all the same."""


SECURITY_PROTECTED = (
    "Nivån hör till säkerhetsskyddet: ärendet stannar här. Tala med säkerhetsskyddschefen."
)


@dataclass(frozen=True)
class MissingStep:
    """Something that is missing."""

    step: str
    title: str
    field: str | None
    roles: tuple[Role, ...]
    why: str
    candidate: str | None = None

    def told(self) -> dict[str, Any]:
        """Return it as it is given out."""
        return asdict(self)


def missing_steps(process: Process, facts: Facts) -> tuple[MissingStep, ...]:
    """Return what is missing in the steps, in the order of the process."""
    return tuple(missing for step in process.steps.values() for missing in _missing_in(step, facts))


def _missing_in(step: StepRule, facts: Facts) -> Iterator[MissingStep]:
    demand = _demanded(step.demanded, facts)
    if demand is None:
        return
    if step.code not in facts.answers:
        yield MissingStep(step.code, step.title, None, step.filled_in_by, demand.why)
        return
    for field in step.fields:
        demand = _demanded(field.demanded, facts)
        if demand is not None and _is_blank(facts.said(step.code, field.name)):
            yield MissingStep(step.code, field.title, field.name, step.filled_in_by, demand.why)
    for field_name, why in _not_enough(step.code, facts):
        title = step.title_of(field_name)
        yield MissingStep(step.code, title, field_name, step.filled_in_by, why)


def _demanded(demands: Sequence[Demand], facts: Facts) -> Demand | None:
    return next((demand for demand in demands if CONDITIONS[demand.when](facts)), None)


def _is_blank(said: Any) -> bool:
    return said is None or said in ("", [])


def _not_enough(step: StepCode, facts: Facts) -> Iterator[tuple[str, str]]:
    """Give the fields that say something, but not what the rules demand."""
    if step is StepCode.NEEDS_ANALYSIS:
        said = facts.said(step, "reference_group")
        if said and len(facts.departments) > 1 and facts.departments - facts.represented:
            yield "reference_group", "Någon av förvaltningarna saknar en namngiven person (F19)."
    if step is StepCode.INFORMATION_CLASSIFICATION and facts.is_security_protected:
        yield (
            next(
                name for name, level in facts.levels.items() if level >= facts.limits.security_level
            ),
            SECURITY_PROTECTED,
        )
    if step is StepCode.IMPACT_ASSESSMENT:
        yield from _impact(facts)


def _impact(facts: Facts) -> Iterator[tuple[str, str]]:
    outcome = facts.said(StepCode.IMPACT_ASSESSMENT, "outcome")
    if outcome == ImpactOutcome.NOT_REQUIRED and facts.impact_is_mandatory:
        yield "outcome", "Två eller fler kriterier stämmer: konsekvensbedömningen är obligatorisk."
    if outcome == ImpactOutcome.ONGOING:
        yield "outcome", "Konsekvensbedömningen pågår och ska vara klar före beslutet."
