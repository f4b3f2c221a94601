"""Whether a system is in use now, and why not: derived, never stored. Pure."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from inventory.systems.system import SystemStatus


class WhyInactive(StrEnum):
    """What speaks against a system being in use today."""

    PLANNED = "planned"
    RETIRED = "retired"
    RETIREMENT_DAY_PASSED = "retirement_day_passed"
    CONTRACTS_ENDED = "contracts_ended"
    USES_ENDED = "uses_ended"


def why_inactive(
    status: SystemStatus,
    retired_on: date | None,
    contract_ends: Iterable[date | None],
    use_ends: Iterable[date | None],
    today: date,
) -> list[WhyInactive]:
    """Return the reasons; none means active. A contract or use without an end goes on.

    `contract_ends`: ends of contracts that do not extend themselves.
    """
    reasons = []
    if status is SystemStatus.PLANNED:
        reasons.append(WhyInactive.PLANNED)
    if status is SystemStatus.RETIRED:
        reasons.append(WhyInactive.RETIRED)
    if retired_on is not None and retired_on <= today:
        reasons.append(WhyInactive.RETIREMENT_DAY_PASSED)
    if _all_past(contract_ends, today):
        reasons.append(WhyInactive.CONTRACTS_ENDED)
    if _all_past(use_ends, today):
        reasons.append(WhyInactive.USES_ENDED)
    return reasons


def _all_past(ends: Iterable[date | None], today: date) -> bool:
    known = list(ends)
    return bool(known) and all(end is not None and end < today for end in known)
