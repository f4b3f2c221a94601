"""The figures that decide what the process demands."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Amounts are in SEK, without VAT."""

    documentation: int
    direct_procurement: int
    open_ended_months: int
    impact_criteria: int
    security_level: int
    low_class: int
