"""Importing a file: all of it, or nothing."""

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from inventory.importing.contents.functions import Functions
from inventory.importing.contents.people import People
from inventory.importing.contents.products import Products
from inventory.importing.contents.systems import Systems
from inventory.importing.contents.units import Units
from inventory.importing.contents.uses import Uses
from inventory.importing.problems import Problem, TableUnreadableError
from inventory.importing.reception import Content, Reception, RowRejectedError
from inventory.importing.runs import ImportRun
from inventory.importing.tables.table import read_table
from inventory.importing.words.columns import known_headers
from inventory.systems.editing.catalogue import Catalogue
from record.collecting import no_collecting
from record.recording.session import RecordedSession

CONTENTS: Mapping[str, type[Content]] = {
    "systems": Systems,
    "uses": Uses,
    "functions": Functions,
    "products": Products,
    "units": Units,
    "people": People,
}
"""The kinds of files that the register has itself; other packages' kinds are handed in."""

WRITTEN_AT_ONCE = 200
"""After how many rows of a file what they did is written: soon enough to lie in the CPU's cache."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Parcel:
    """A file to import: its kind, its name for people to recognise it by, and its bytes.

    `contents` tells what the rows of each kind mean; of systems, the columns `unread` are unknown.
    """

    kind: str
    filename: str
    content: bytes
    create_units: bool = False
    contents: Mapping[str, type[Content]] = field(default_factory=lambda: CONTENTS)
    unread: Collection[str] = ()


@dataclass(frozen=True)
class Imported:
    """What an import did, or would do."""

    rows: int
    created: int
    updated: int
    unchanged: int
    warnings: list[Problem]
    entered: Mapping[UUID, Problem] = field(default_factory=dict)
    """For each new system, where it stands in the file: what a warning about it begins with."""

    def told(self) -> dict[str, Any]:
        """Return what it did as plain values."""
        counts = {name: getattr(self, name) for name in ("rows", "created", "updated", "unchanged")}
        return counts | {"warnings": [vars_of(w) for w in self.warnings], "rejected": []}


class ImportRejectedError(TableUnreadableError):
    """Rows of the file cannot be taken in, so nothing was."""

    def __init__(self, reception: Reception) -> None:
        super().__init__(reception.rejected)
        self.counts: dict[str, Any] = {
            "rows": len(reception.table.rows),
            "warnings": [vars_of(problem) for problem in in_order(reception.warnings)],
        }


def import_parcel(
    session: RecordedSession, parcel: Parcel, progress: Progress | None = None
) -> Imported:
    """Import a file, so that it can be undone; or raise with all that is wrong."""
    imported = take_in(session, parcel, progress)
    if imported.created or imported.updated:
        session.add(_run(session, parcel, imported))
    return imported


def take_in(session: RecordedSession, parcel: Parcel, progress: Progress | None = None) -> Imported:
    """Take in every row of a file, or raise with all that is wrong; the caller commits."""
    with session.no_autoflush, session.gathering(), no_collecting():
        reception = _receive(session, parcel)
        _take_all(parcel.contents[parcel.kind](reception), reception, progress)
        if reception.rejected:
            raise ImportRejectedError(reception)
    counts = {outcome.value: count for outcome, count in reception.counts.items()}
    return Imported(
        len(reception.table.rows),
        **counts,
        warnings=in_order(reception.warnings),
        entered={row_id: reception.at(row) for row_id, row in reception.entered.items()},
    )


def vars_of(problem: Problem) -> dict[str, Any]:
    """Return a problem as plain values."""
    return {name: getattr(problem, name) for name in ("line", "column", "value", "problem")}


def _receive(session: RecordedSession, parcel: Parcel) -> Reception:
    kind = parcel.contents[parcel.kind]
    headers = {name: words for name, words in kind.headers.items() if name not in parcel.unread}
    table = read_table(parcel.content, parcel.filename, known_headers(headers), kind.required)
    catalogue = Catalogue(session)
    catalogue.know_all()
    reception = Reception(catalogue, session.actor, table, parcel.create_units)
    reception.warnings += table.warnings
    return reception


def _take_all(content: Content, reception: Reception, progress: Progress | None) -> None:
    rows = reception.table.rows
    for number, row in enumerate(rows, start=1):
        try:
            reception.counts[content.take(row)] += 1
        except RowRejectedError as error:
            reception.rejected.append(error.problem)
        if number % WRITTEN_AT_ONCE == 0 and not reception.rejected:
            reception.catalogue.session.flush()
        if progress is not None:
            progress(number, len(rows))
    if not reception.rejected:
        content.finish()


def _run(session: RecordedSession, parcel: Parcel, imported: Imported) -> ImportRun:
    return ImportRun(
        kind=parcel.kind,
        filename=parcel.filename[:300],
        content_hash=hashlib.sha256(parcel.content).hexdigest(),
        transaction=session.recording.transaction,
        created=imported.created,
        updated=imported.updated,
        unchanged=imported.unchanged,
    )


def in_order(problems: list[Problem]) -> list[Problem]:
    """Return problems as they come in the file."""
    return sorted(problems, key=lambda problem: problem.line or 0)
