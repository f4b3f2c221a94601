"""Saying what flows between systems."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from inventory.errors import NotFoundError, invalid
from inventory.hidden.acting import seen_system
from inventory.systems.editing.entry import Entry
from inventory.systems.integrations import Integration
from inventory.systems.system import System
from inventory.visibility import visible_systems
from record.actors import Actor


def add_integration(entry: Entry, fields: Mapping[str, Any], actor: Actor) -> Integration:
    """Say that the system gives another one, which the actor may see, something."""
    other = select(col(System.id)).where(col(System.id) == fields["to"], visible_systems(actor))
    if entry.session.scalars(other).first() is None:
        raise invalid("#/to", "Det finns inget system med det id:t.")
    if fields["to"] == entry.system.id:
        raise invalid("#/to", "Ett system kan inte ha en integration med sig självt.")
    terms = {name: value for name, value in fields.items() if name != "to"}
    row = Integration(from_system_id=entry.system.id, to_system_id=fields["to"], **terms)
    return entry.add([], row)


def remove_integration(entry: Entry, integration_id: UUID) -> None:
    """Take away something that the system gives."""
    row = entry.session.get(Integration, integration_id)
    is_own = row is not None and row.from_system_id == entry.system.id
    if row is None or not is_own or seen_system(entry.session, row.to_system_id) is None:
        raise NotFoundError("integration", integration_id)
    entry.drop([row], row)
