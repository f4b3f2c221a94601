"""Undoing the last import, while nothing since has touched its rows."""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from inventory.errors import CannotUndoError
from inventory.importing.runs import ImportRun
from inventory.organisation.units import Unit
from inventory.swedish import sort_key
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entering import name_anew
from inventory.systems.editing.entry import load_entries
from inventory.systems.system import System
from inventory.vocabulary.functions import Function
from inventory.vocabulary.products import KnownProduct
from record.history.since import Told, TouchedSinceError
from record.history.undoing import undo_transaction
from record.people import Person
from record.recording.session import RecordedSession
from record.row import now

KEPT = frozenset({"import_run", "api_token", "person", "role_holding"})
"""What an import's transaction may hold that undoing it does not take back."""

SORTED: dict[type[Any], str] = {Unit: "name", Person: "name", Function: "label"}
"""What is sorted by one of its own columns."""


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
        raise _touched(f"{error.table} {error.row_id}") from error
    session.flush()
    _refuse_if_named(session, changes)
    _derive_anew(session, {change[name] for change in changes for name in ("object_id", "about")})
    run.undone_at = now()
    return run, len(changes)


def _touched(what: str) -> CannotUndoError:
    return CannotUndoError(
        "Rader från importen har ändrats eller fått något kopplat till sig sedan dess "
        f"({what}). Rätta dem för hand i stället."
    )


def _refuse_if_named(session: Session, changes: Iterable[Told]) -> None:
    """Refuse to take away functions that others, and products, name by their code."""
    functions = (change for change in changes if change["object_type"] == "function")
    made = {json.loads(change["after"])["code"] for change in functions if not change["before"]}
    named = set(session.scalars(select(col(Function.parent_code))))
    for codes in session.scalars(select(col(KnownProduct.functions))):
        named.update(codes)
    for code in sorted(made & named):
        raise _touched(f"function {code}")


def _derive_anew(session: Session, touched: Iterable[UUID]) -> None:
    """Bring what is worked out from other columns up to date; the history does not have it."""
    ids = set(touched)
    for table, name in SORTED.items():
        for row in session.scalars(select(table)):
            if row.id in ids:
                row.sort_key = sort_key(getattr(row, name))
    systems = [system for system in session.scalars(select(System)) if system.id in ids]
    catalogue = Catalogue(session)
    for entry in load_entries(session, systems).values():
        name_anew(catalogue, entry)
