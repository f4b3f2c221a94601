"""Whether an entry says what its kind demands: derived, never stored. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from inventory.systems.system import SystemKind

SMALL = ("purpose", "owner_unit", "status", "functions", "uses", "personal_data")
"""Demanded of spreadsheets, platform functions and home-made tools."""

PRODUCT = (
    *SMALL,
    "vendor",
    "system_owner",
    "system_manager",
    "annual_cost",
    "contracts",
    "operation",
    "information_class",
    "openness",
)

DEMANDED: Mapping[SystemKind, tuple[str, ...]] = {
    SystemKind.PRODUCT: PRODUCT,
    SystemKind.MODULE: (*SMALL, "parent", "system_manager"),
    SystemKind.PLATFORM_FUNCTION: (*SMALL, "parent"),
    SystemKind.SPREADSHEET: SMALL,
    SystemKind.HOME_MADE: SMALL,
}


def missing_fields(kind: SystemKind, known: Mapping[str, Any]) -> list[str]:
    """Return what the entry lacks; `known` maps what may be demanded to its value or emptiness."""
    return [name for name in DEMANDED[kind] if _says_nothing(known.get(name))]


def _says_nothing(value: Any) -> bool:
    if isinstance(value, dict):  # a sheet on which nothing is written
        return all(part is None for part in value.values())
    return value in (None, "", [], "unknown")


def percent_complete(kind: SystemKind, missing: list[str]) -> int:
    """Return how much of what is demanded is there, 0–100."""
    demanded = len(DEMANDED[kind])
    return (demanded - len(missing)) * 100 // demanded


def completeness_without(card: Mapping[str, Any], unseen: Iterable[str]) -> dict[str, Any]:
    """Return how complete an entry is to those for whom some of what is demanded is not there."""
    missing = {*card["completeness"]["missing"], *unseen}
    lacking = [name for name in DEMANDED[card["kind"]] if name in missing]
    return {"percent": percent_complete(card["kind"], lacking), "missing": lacking}
