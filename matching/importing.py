"""Importing systems, and naming those that are likely to be one that the register has already."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from inventory.hidden.acting import hidden_from_session
from inventory.importing.importing import Imported, Parcel, Progress, import_parcel, in_order
from inventory.importing.problems import Problem
from inventory.swedish import name_key
from matching.known import knowledge_from
from matching.names.findings import same_products
from matching.register.reading import read_entries
from matching.register.words import read_functions, read_products
from record.recording.session import RecordedSession


def import_compared(
    session: RecordedSession, parcel: Parcel, today: date, progress: Progress | None = None
) -> Imported:
    """Import a file; of each new system, warn of what is likely to be the same product."""
    imported = import_parcel(session, parcel, progress)
    if not imported.entered:
        return imported
    found = _likely_same(session, imported.entered, today)
    return replace(imported, warnings=in_order([*imported.warnings, *found]))


def _likely_same(
    session: RecordedSession, entered: Mapping[UUID, Problem], today: date
) -> list[Problem]:
    session.flush()
    connection = session.connection()
    hidden = hidden_from_session(session)
    read = read_entries(connection, today).values()
    entries = {str(entry.id): entry for entry in read if entry.id not in hidden}
    knowledge = knowledge_from(read_functions(connection), read_products(connection))
    profiles = [entry.profile for entry in entries.values()]
    found = []
    for one in same_products(profiles, knowledge):
        first, later = sorted(
            (entries[one.left_key], entries[one.right_key]), key=lambda e: _line(entered.get(e.id))
        )
        if later.id in entered and name_key(first.name) != name_key(later.name):
            why = f"Troligen samma produkt som ”{first.name}”. Jämför dem: samsyn overlaps."
            found.append(replace(entered[later.id], problem=why))
    return sorted(found, key=lambda problem: (_line(problem), problem.problem))


def _line(problem: Problem | None) -> int:
    """Return where an entry stands in the file; what was there before stands first."""
    return problem.line or 0 if problem else 0
