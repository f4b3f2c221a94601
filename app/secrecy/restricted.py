"""What only the roles in `SEE_RESTRICTED` are told: for the rest it is not there.

Which columns these are, the table of classes says; here they are taken out of what is given out.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from app.secrecy.classes import CLASSES, FieldClass, columns_of
from inventory.systems.reading.completeness import completeness_without
from inventory.systems.sheets import SHEETS
from inventory.visibility import sees_restricted
from record.actors import Actor

Card = dict[str, Any]

RESTRICTED: Mapping[str, frozenset[str]] = {
    table: columns for table in CLASSES if (columns := columns_of(table, FieldClass.RESTRICTED))
}
"""The restricted columns, by table."""

SHEETS_IN_PART = tuple(name for name in SHEETS if name in RESTRICTED)
"""The sides of a system of which not all is told to everybody."""


def open_system(card: Card) -> Card:
    """Return an entry without what is restricted; the very same where that says nothing."""
    filled_in = (sheet for sheet in SHEETS_IN_PART if card[sheet] is not None)
    told = {sheet: _open_sheet(sheet, card[sheet]) for sheet in filled_in}
    if not told:
        return card
    empty = [sheet for sheet, values in told.items() if values is None]
    return card | told | {"completeness": completeness_without(card, empty)}


def open_vendor(card: Card) -> Card:
    """Return a vendor without what is restricted."""
    return without(card, "vendor")


def without(values: Mapping[str, Any], table: str) -> Card:
    """Return values without those that are restricted columns of a table."""
    restricted = RESTRICTED.get(table, frozenset())
    return {name: value for name, value in values.items() if name not in restricted}


def untold_columns(actor: Actor) -> frozenset[str]:
    """Return the columns of a file of systems that are not there for somebody."""
    if sees_restricted(actor):
        return frozenset()
    return frozenset[str]().union(*(RESTRICTED[sheet] for sheet in SHEETS_IN_PART))


def open_columns(sheet: str) -> Iterator[str]:
    """Give what everybody may be told, and write, of a sheet."""
    kept = ("id", "system_id")
    restricted = RESTRICTED.get(sheet, frozenset())
    return (name for name in CLASSES[sheet] if name not in restricted and name not in kept)


def _open_sheet(sheet: str, values: Mapping[str, Any]) -> Card | None:
    """Return what is told of a sheet; one with nothing else on it is not there."""
    told = without(values, sheet)
    return told if any(value is not None for value in told.values()) else None
