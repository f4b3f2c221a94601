"""Undoing the last import, while nothing since has touched its rows."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from inventory.agreements.vendors import Vendor
from inventory.errors import CannotUndoError
from inventory.importing.runs import ImportRun
from inventory.organisation.units import Unit
from inventory.swedish import sort_key
from inventory.systems.catalogue import Catalogue
from inventory.systems.editing import name_anew
from inventory.systems.entry import load_entries
from inventory.systems.system import System
from inventory.vocabulary.functions import Function
from record.people import Person
from record.recording import RecordedSession
from record.row import now
from record.undoing import TouchedSinceError, undo_transaction

KEPT = frozenset({"import_run", "api_token", "person", "role_holding"})
"""What an import's transaction may hold that undoing it does not take back."""


def undo_last_import(session: RecordedSession) -> tuple[ImportRun, int]:
    """Take back the last import that has not been undone; return it, and how many changes."""
    runs = select(ImportRun).where(col(ImportRun.undone_at).is_(None))
    run = session.scalars(runs.order_by(col(ImportRun.at).desc()).limit(1)).first()
    if run is None:
        raise CannotUndoError("Det finns ingen import att ångra.")
    try:
        kept = KEPT - {"person", "role_holding"} if run.kind == "people" else KEPT
        changes = undo_transaction(session, run.transaction, kept)
        _name_anew(session)
    except TouchedSinceError as error:
        raise CannotUndoError(
            "Rader från importen har ändrats eller fått något kopplat till sig sedan dess "
            f"({error.table} {error.row_id}). Rätta dem för hand i stället."
        ) from error
    run.undone_at = now()
    return run, changes


def _name_anew(session: RecordedSession) -> None:
    """Make the keys anew that things are sorted and found by: the history does not have them."""
    kept, gone = [*session.new, *session.dirty], [*session.deleted]
    for row in kept:
        if isinstance(row, Unit | Person | Vendor):
            row.sort_key = sort_key(row.name)
        elif isinstance(row, Function):
            row.sort_key = sort_key(row.label)
    ids = {_system_of(row) for row in (*kept, *gone)} - {row.id for row in gone}
    session.flush()
    systems = [system for id_ in ids if id_ and (system := session.get(System, id_)) is not None]
    catalogue = Catalogue(session)
    for entry in load_entries(session, systems).values():
        name_anew(catalogue, entry)


def _system_of(row: object) -> UUID | None:
    return row.id if isinstance(row, System) else getattr(row, "system_id", None)
