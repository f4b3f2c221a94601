"""What a purchase is worth by the rule of the procurement act (LOU 5 kap.)."""

from collections.abc import Mapping
from typing import Any


def value_of(parts: Mapping[str, Any], open_ended_months: int) -> int:
    """Return the estimated value in SEK: all that may be paid, options included."""
    fixed: int = (parts.get("one_time") or 0) + (parts.get("options") or 0)
    return fixed + (parts.get("per_month") or 0) * months_counted(parts, open_ended_months)


def months_counted(parts: Mapping[str, Any], open_ended_months: int) -> int:
    """Return how many months of running cost count.

    A running agreement without an end, or with one further off than the law looks, is worth its
    monthly cost times 48 (LOU 5 kap. 13 §).
    """
    months: int | None = parts.get("months")
    return open_ended_months if months is None else min(months, open_ended_months)
