"""An entry of the register: a system with all that hangs on it, loaded for one or for thousands."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, bindparam, select
from sqlmodel import Session, col

from inventory.systems.functions import CommonSolution, SystemFunction
from inventory.systems.sheets import SHEETS, Sheet
from inventory.systems.system import System, SystemAlias
from inventory.systems.uses import SystemUse, UsedFunction
from record.row import Row

R = TypeVar("R", bound=Row)

SEARCHED = frozenset({"name", "purpose", "vendor_id", "local_name"})

LOADED_AT_ONCE = 10_000
"""How many ids one select takes; SQLite allows 32,766 parameters."""


@dataclass
class Entry:
    """A system and the rows below it, which are changed through it alone, so that it knows."""

    session: Session
    system: System
    aliases: list[SystemAlias] = field(default_factory=list)
    findings: list[SystemFunction] = field(default_factory=list)
    commons: list[CommonSolution] = field(default_factory=list)
    uses: list[SystemUse] = field(default_factory=list)
    used_functions: list[UsedFunction] = field(default_factory=list)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    changed: bool = False
    renamed: bool = False
    """Whether something changed that the system is found or sorted by."""

    def put(self, row: Row, name: str, value: Any) -> None:
        """Give a field of a row its value."""
        if getattr(row, name) != value:
            setattr(row, name, value)
            self.changed = True
            self.renamed = self.renamed or name in SEARCHED

    def add(self, rows: list[R], row: R) -> R:
        """Put a new row below the system."""
        rows.append(row)
        self.renamed = self.renamed or isinstance(row, SystemAlias)
        self.session.add(row)
        self.changed = True
        return row

    def drop(self, rows: list[R], row: R) -> None:
        """Take a row away from below the system."""
        rows.remove(row)
        self.renamed = self.renamed or isinstance(row, SystemAlias | SystemUse)
        self.session.delete(row)
        self.changed = True


def load_entry(session: Session, system: System) -> Entry:
    """Return one system's entry."""
    return load_entries(session, [system])[system.id]


def load_entries(session: Session, systems: Iterable[System]) -> dict[UUID, Entry]:
    """Return the entries of many systems, with a number of selects that does not grow with them."""
    entries = {system.id: Entry(session, system) for system in systems}
    ids = list(entries)
    for start in range(0, len(ids), LOADED_AT_ONCE):
        _fill(session, entries, ids[start : start + LOADED_AT_ONCE])
    return entries


def find_entries(session: Session, ids: Collection[UUID]) -> dict[UUID, Entry]:
    """Return the entries of the systems with these ids."""
    listed, systems = list(ids), select(System).where(col(System.id).in_(IDS))
    found: list[System] = []
    for start in range(0, len(listed), LOADED_AT_ONCE):
        found += session.scalars(systems, {"ids": listed[start : start + LOADED_AT_ONCE]})
    return load_entries(session, found)


def _fill(session: Session, entries: dict[UUID, Entry], ids: Collection[UUID]) -> None:
    asked = {"ids": ids}
    for alias in session.scalars(_rows_of(SystemAlias), asked):
        entries[alias.system_id].aliases.append(alias)
    for finding in session.scalars(_rows_of(SystemFunction), asked):
        entries[finding.system_id].findings.append(finding)
    for common in session.scalars(_rows_of(CommonSolution), asked):
        entries[common.system_id].commons.append(common)
    uses = {use.id: use for use in session.scalars(_rows_of(SystemUse), asked)}
    for use in uses.values():
        entries[use.system_id].uses.append(use)
    for used in session.scalars(USED_FUNCTIONS, asked):
        entries[uses[used.use_id].system_id].used_functions.append(used)
    for name, sheet in SHEETS.items():
        for row in session.scalars(_rows_of(sheet), asked):
            entries[row.system_id].sheets[name] = row


IDS: Any = bindparam("ids", expanding=True)
USED_FUNCTIONS = (
    select(UsedFunction)
    .join(SystemUse, col(SystemUse.id) == col(UsedFunction.use_id))
    .where(col(SystemUse.system_id).in_(IDS))
)


@cache
def _rows_of(table: Any) -> Select[Any]:
    """Return the select of a table's rows below systems; making it costs more than running it."""
    return select(table).where(col(table.system_id).in_(IDS)).order_by(col(table.id))
