"""An owner's word that an entry is right today, and whether the system is needed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Text
from sqlmodel import Field

from inventory.errors import invalid
from inventory.hidden.acting import seen_system
from inventory.systems.editing.entry import Entry
from record.columns import Moment, personal, reference
from record.row import Row, now


class Confirmation(Row, table=True):
    """What somebody said of an entry at one moment; each is kept."""

    __about__ = "system_id"

    system_id: UUID = reference("system.id")
    person_id: UUID | None = reference("person.id", default=None)
    at: datetime = Field(default_factory=now, sa_type=Moment)
    still_needed: bool | None = None
    could_be_met_by_id: UUID | None = reference("system.id", default=None)
    business_fit: int | None = None
    """TIME's axes, 1–5: how well it serves the work, and how sound it is technically."""
    technical_fit: int | None = None
    comment: str | None = personal(default=None, sa_type=Text)


def confirm_entry(entry: Entry, said: Mapping[str, Any], person_id: UUID | None) -> Confirmation:
    """Keep what was said, and when the entry was last confirmed and by whom."""
    met_by = said.get("could_be_met_by")
    if met_by is not None and seen_system(entry.session, met_by) is None:
        raise invalid("#/could_be_met_by", "Det finns inget system med det id:t.")
    confirmation = Confirmation(
        system_id=entry.system.id,
        person_id=person_id,
        could_be_met_by_id=met_by,
        **{name: value for name, value in said.items() if name != "could_be_met_by"},
    )
    entry.add([], confirmation)
    entry.put(entry.system, "confirmed_at", confirmation.at)
    entry.put(entry.system, "confirmed_by_id", person_id)
    return confirmation
