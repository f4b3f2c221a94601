"""The steps of the process, and what may be said in each."""

from enum import StrEnum


class StepCode(StrEnum):
    """A step of the process (audit F12)."""

    NEEDS_ANALYSIS = "needs_analysis"
    BUSINESS_CONTACT_CHECK = "business_contact_check"
    INFORMATION_CLASSIFICATION = "information_classification"
    IMPACT_ASSESSMENT = "impact_assessment"
    PROCUREMENT_CONSULTATION = "procurement_consultation"
    DECISION_BASIS = "decision_basis"


class ImpactCriterion(StrEnum):
    """One of the nine criteria for a data protection impact assessment (WP 248)."""

    EVALUATION_OR_SCORING = "evaluation_or_scoring"
    AUTOMATED_DECISIONS = "automated_decisions"
    SYSTEMATIC_MONITORING = "systematic_monitoring"
    SENSITIVE_DATA = "sensitive_data"
    LARGE_SCALE = "large_scale"
    MATCHING_DATASETS = "matching_datasets"
    VULNERABLE_SUBJECTS = "vulnerable_subjects"
    NEW_TECHNOLOGY = "new_technology"
    PREVENTS_RIGHTS = "prevents_rights"


class ImpactOutcome(StrEnum):
    """What came of the question whether an impact assessment is needed."""

    NOT_REQUIRED = "not_required"
    ONGOING = "ongoing"
    DONE = "done"
    PRIOR_CONSULTATION = "prior_consultation"


LEVELS = ("confidentiality", "integrity", "availability", "traceability")
"""K, R, T and S."""
