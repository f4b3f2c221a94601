"""Inquiries as they are given out."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import col

from inventory.organisation.units import Unit
from inventory.systems.system import System

Values = Mapping[str, Any]
OWN = (
    *("id", "kind", "due", "escalated_on", "asked_by", "asked_at"),
    *("answer", "reason", "hours_per_month", "cost", "answered_by", "answered_at"),
)


def names_asked(connection: Connection, inquiries: Sequence[Values]) -> dict[UUID, str]:
    """Return what the units and systems are called that were asked."""
    units = {row["to_unit_id"] for row in inquiries} - {None}
    systems = {row["to_system_id"] for row in inquiries} - {None}
    named = select(col(Unit.id), col(Unit.name)).where(col(Unit.id).in_(units))
    names = dict(connection.execute(named).all())
    named = select(col(System.id), col(System.name)).where(col(System.id).in_(systems))
    return names | dict(connection.execute(named).all())


def inquiry_card(row: Values, names: Mapping[UUID, str]) -> dict[str, Any]:
    """Return a question, and the answer if there is one."""
    return {name: row[name] for name in OWN} | {
        "unit": _named(row["to_unit_id"], names),
        "system": _named(row["to_system_id"], names),
        "from": row["starts_on"],
    }


def _named(row_id: UUID | None, names: Mapping[UUID, str]) -> dict[str, Any] | None:
    return None if row_id is None else {"id": row_id, "name": names[row_id]}
