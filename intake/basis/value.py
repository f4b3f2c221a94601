"""The value of a purchase with how it was worked out, for people to follow and check."""

from typing import Any

from intake.process.facts import Facts
from intake.process.steps import StepCode
from intake.process.value import months_counted

PARTS = ("one_time", "per_month", "months", "options")


def worked_out(facts: Facts) -> dict[str, Any] | None:
    """Return the value, what it is the sum of, and the limits that it is held against."""
    parts = facts.said(StepCode.PROCUREMENT_CONSULTATION, "value")
    if parts is None or facts.value is None:
        return None
    limits = facts.limits
    counted = months_counted(parts, limits.open_ended_months)
    return {name: parts.get(name) for name in PARTS} | {
        "months_counted": counted,
        "running": (parts.get("per_month") or 0) * counted,
        "total": facts.value,
        "documentation_limit": limits.documentation,
        "over_documentation_limit": facts.value >= limits.documentation,
        "direct_procurement_limit": limits.direct_procurement,
        "over_direct_procurement_limit": facts.value >= limits.direct_procurement,
    }
