"""Undoing the last import, while nothing since has touched its rows."""

from sqlalchemy import select
from sqlmodel import col

from inventory.errors import CannotUndoError
from inventory.importing.runs import ImportRun
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
    except TouchedSinceError as error:
        raise CannotUndoError(
            "Rader från importen har ändrats eller fått något kopplat till sig sedan dess "
            f"({error.table} {error.row_id}). Rätta dem för hand i stället."
        ) from error
    run.undone_at = now()
    return run, changes
