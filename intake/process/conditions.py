"""The conditions that a process file may demand things under, by name."""

from collections.abc import Callable, Mapping

from intake.process.facts import Facts
from intake.process.steps import StepCode

SEVERAL = 2


def _over_documentation_limit(facts: Facts) -> bool:
    return facts.value is not None and facts.value >= facts.limits.documentation


def _over_direct_procurement_limit(facts: Facts) -> bool:
    return facts.value is not None and facts.value >= facts.limits.direct_procurement


def _advice_departed_from(facts: Facts) -> bool:
    return facts.said(StepCode.PROCUREMENT_CONSULTATION, "followed") is False


CONDITIONS: Mapping[str, Callable[[Facts], bool]] = {
    "always": lambda _facts: True,
    "several_departments": lambda facts: len(facts.departments) >= SEVERAL,
    "personal_data": lambda facts: facts.has_personal_data,
    "impact_mandatory": lambda facts: facts.impact_is_mandatory,
    "over_documentation_limit": _over_documentation_limit,
    "over_direct_procurement_limit": _over_direct_procurement_limit,
    "advice_departed_from": _advice_departed_from,
    "likely_candidates": lambda facts: facts.likely_candidates > 0,
    "not_fast_path": lambda facts: not facts.has_fast_path,
}
