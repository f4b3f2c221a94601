"""The files in data/ into a register: reference data, and the sample for those who try it out."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, exists, select
from sqlmodel import col

from app.storage.kinds import IMPORTED
from intake.process.in_use import take_into_use
from inventory.importing.importing import Imported, Parcel, take_in
from inventory.importing.problems import TableUnreadableError
from inventory.organisation.units import Unit
from inventory.systems.system import System
from inventory.vocabulary.functions import Function
from inventory.vocabulary.products import KnownProduct
from record.history.changes import Change
from record.recording.session import RecordedSession

DATA = Path(__file__).parents[2] / "data"

REFERENCE = {"functions": Function, "products": KnownProduct}
"""What every register starts from, and keeps; a register that has its own is left alone."""

PROCESS = "process.toml"
"""A version that the register does not have is taken into use."""

SAMPLE = ("units", "people", "systems", "uses", "delegations")

Loaded = dict[str, Imported]


class DataFileError(TableUnreadableError):
    """A file in data/ is not right, so nothing of it is taken in."""

    def __init__(self, filename: str, error: TableUnreadableError) -> None:
        super().__init__(error.problems)
        self.filename = filename


def load_reference(session: RecordedSession, data: Path = DATA) -> Loaded:
    """Load functions and products where the register has none."""
    missing = [kind for kind, table in REFERENCE.items() if not session.scalar(_any(table))]
    take_into_use(session, (data / PROCESS).read_text(encoding="utf-8"), f"data/{PROCESS}")
    return _load(session, missing, data)


def load_sample(session: RecordedSession, data: Path = DATA) -> Loaded:
    """Load the sample where the register has neither units nor systems."""
    return {} if holds_entries(session.connection()) else _load(session, SAMPLE, data)


def holds_entries(connection: Connection) -> bool:
    """Return whether there are units or systems."""
    return any(connection.scalar(_any(table)) for table in (Unit, System))


def has_ever_held_entries(connection: Connection) -> bool:
    """Return whether there have been units or systems: a register that was cleared stays so."""
    entered = col(Change.object_type).in_(["unit", "system"])
    return holds_entries(connection) or bool(connection.scalar(select(exists().where(entered))))


def _load(session: RecordedSession, kinds: Sequence[str], data: Path) -> Loaded:
    return dict(_take_each(session, kinds, data))


def _take_each(
    session: RecordedSession, kinds: Sequence[str], data: Path
) -> Iterator[tuple[str, Imported]]:
    for kind in kinds:
        filename = f"{kind}.csv"
        content = (data / filename).read_bytes()
        parcel = Parcel(kind, filename, content, contents=IMPORTED)
        try:
            loaded = take_in(session, parcel)
            if loaded.warnings:  # nobody reads warnings about a file that is part of the program
                raise TableUnreadableError(loaded.warnings)
        except TableUnreadableError as error:
            raise DataFileError(f"data/{filename}", error) from error
        yield kind, loaded


def _any(table: type[Any]) -> Select[bool]:
    return select(exists().select_from(table))
