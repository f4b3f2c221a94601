"""Whether a system that does the job could be taken over as it is, and why not."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from inventory.systems.system import SystemStatus
from matching.register.entries import Entry


class WhyNot(StrEnum):
    """Why a system that does the job cannot just be taken over."""

    PHASING_OUT = "phasing_out"
    NOT_YET_THERE = "not_yet_there"
    CLASS_TOO_LOW = "class_too_low"
    EXEMPTED = "exempted"


def why_not_reusable(
    entry: Entry, functions: frozenset[str], demanded: Mapping[str, int | None]
) -> tuple[WhyNot, ...]:
    """Return what speaks against it, for these functions and with such demands on protection."""
    return tuple(_reasons(entry, functions, demanded))


def _reasons(
    entry: Entry, functions: frozenset[str], demanded: Mapping[str, int | None]
) -> Iterator[WhyNot]:
    if entry.status is SystemStatus.PHASING_OUT:
        yield WhyNot.PHASING_OUT
    if entry.status in (SystemStatus.PLANNED, SystemStatus.INTRODUCING):
        yield WhyNot.NOT_YET_THERE
    levels = dict(entry.levels)
    asked = {name: level for name, level in demanded.items() if level is not None}
    if any(levels.get(name, level) < level for name, level in asked.items()):
        yield WhyNot.CLASS_TOO_LOW
    if not functions.isdisjoint(entry.exempted):
        yield WhyNot.EXEMPTED
