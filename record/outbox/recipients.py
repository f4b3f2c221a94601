"""Who can be told, and when they want to be."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from record.people import Notify, Person

MORNING = 7
"""The hour, by the server's clock, when the day's only letter goes."""


@dataclass(frozen=True)
class Recipient:
    """Where a letter goes."""

    name: str
    address: str


class Reach(NamedTuple):
    """What is known of a person that says whether and when they can be told."""

    name: str
    email: str | None
    left_on: date | None
    notify: Notify


def recipient(person: Person | Reach | None, at: datetime) -> Recipient | None:
    """Return where letters to a person go: nowhere for who left, has no address, or wants none."""
    if person is None or not person.email or person.notify is Notify.NONE:
        return None
    if person.left_on is not None and person.left_on <= at.date():
        return None
    return Recipient(person.name, person.email)


def next_morning(at: datetime) -> datetime:
    """Return when a daily letter goes that is begun now."""
    local = at.astimezone()
    morning = local.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    return morning if morning > local else morning + timedelta(days=1)
