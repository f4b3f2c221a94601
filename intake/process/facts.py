"""What the answers so far say of a request: plain values that the rules are asked with."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from intake.process.limits import Limits
from intake.process.steps import LEVELS, StepCode
from intake.process.value import value_of

Answers = Mapping[StepCode, Mapping[str, Any]]


@dataclass(frozen=True)
class Facts:
    """What is known of a request."""

    answers: Answers
    limits: Limits
    departments: frozenset[UUID] = frozenset()
    """The departments that are to use what is asked for."""
    represented: frozenset[UUID] = frozenset()
    """Those of them that have a named person in the reference group."""
    likely_candidates: int = 0

    def said(self, step: StepCode, field: str) -> Any:
        """Return what was said in a field; None where nothing was."""
        return self.answers.get(step, {}).get(field)

    @cached_property
    def value(self) -> int | None:
        """Return the estimated value in SEK, if it has been stated."""
        parts = self.said(StepCode.PROCUREMENT_CONSULTATION, "value")
        return None if parts is None else value_of(parts, self.limits.open_ended_months)

    @cached_property
    def levels(self) -> dict[str, int]:
        """Return K, R, T and S as far as they are classified."""
        said = self.answers.get(StepCode.INFORMATION_CLASSIFICATION, {})
        return {name: said[name] for name in LEVELS if said.get(name) is not None}

    @property
    def is_security_protected(self) -> bool:
        """Return whether some level belongs to *säkerhetsskydd*, which this process is not for."""
        return any(level >= self.limits.security_level for level in self.levels.values())

    @property
    def has_personal_data(self) -> bool:
        """Return whether personal data will be handled."""
        return bool(self.said(StepCode.INFORMATION_CLASSIFICATION, "personal_data"))

    @property
    def impact_is_mandatory(self) -> bool:
        """Return whether so many criteria hold that an impact assessment must be made."""
        criteria = self.said(StepCode.IMPACT_ASSESSMENT, "criteria") or ()
        return len(set(criteria)) >= self.limits.impact_criteria

    @property
    def is_low_risk(self) -> bool:
        """Return whether it has been classified, low in all aspects, without personal data."""
        is_low = len(self.levels) == len(LEVELS) and max(self.levels.values()) <= (
            self.limits.low_class
        )
        stated = self.said(StepCode.INFORMATION_CLASSIFICATION, "personal_data")
        return is_low and stated is False

    @property
    def has_fast_path(self) -> bool:
        """Return whether the short way will do: low risk, no overlap, under the limit, for one."""
        is_cheap = self.value is not None and self.value < self.limits.documentation
        return (
            self.is_low_risk
            and is_cheap
            and self.likely_candidates == 0
            and len(self.departments) <= 1
        )
