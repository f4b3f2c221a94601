"""Days and times as people read them, on Swedish clocks."""

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.wording.numbers import NOTHING

Told = str | date | datetime | None
"""A day or a time, or its ISO text."""


def _swedish() -> tzinfo:
    try:
        return ZoneInfo("Europe/Stockholm")
    except ZoneInfoNotFoundError:  # a machine without a time zone database
        return UTC


SWEDISH = _swedish()


def day(told: Told) -> str:
    """Return a day; of a time, the day that it was in Sweden."""
    if told is None:
        return NOTHING
    at = _read(told)
    return f"{at.astimezone(SWEDISH):%Y-%m-%d}" if isinstance(at, datetime) else f"{at:%Y-%m-%d}"


def clock(told: datetime | str) -> str:
    """Return a time to the minute."""
    at = _read(told)
    assert isinstance(at, datetime), "a day has no clock"  # noqa: S101 - narrows a type
    return f"{at.astimezone(SWEDISH):%Y-%m-%d kl. %H.%M} {at.astimezone(SWEDISH):%Z}"


def _read(told: str | date | datetime) -> date | datetime:
    if not isinstance(told, str):
        return told
    return datetime.fromisoformat(told) if "T" in told else date.fromisoformat(told)
