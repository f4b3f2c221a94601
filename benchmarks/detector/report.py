"""The whole overlap report of a register on SQLite: from nothing, warm, and after a change."""

import random
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from uuid import UUID

from app.database import Database
from benchmarks.detector.made_up.profiles import Teller
from benchmarks.detector.made_up.words import read_jobs
from benchmarks.register.made_up.register import BENCH, Filled, fill
from benchmarks.register.made_up.systems import TODAY
from benchmarks.register.made_up.vocabulary import Words, parcel
from benchmarks.register.registers import SqliteRegisters
from benchmarks.times import Times, times_of
from inventory.importing.importing import Parcel, import_parcel
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entering import edit_entry
from inventory.systems.editing.entry import find_entries
from inventory.visibility import visibility_of
from matching.detector import Detector
from matching.overlaps.finding import Overlaps

SEED = 71
SYSTEMS = 2_000
TIMES = 20


class Report(NamedTuple):
    """How long the report takes, and how many overlaps are in it."""

    systems: int
    overlaps: int
    cold: Times
    warm: Times
    after_a_change: Times


@dataclass(frozen=True)
class ToldWords(Words):
    """The sample data's words, and purposes as departments write them, hardly any two alike."""

    teller: Teller

    def purpose(self, codes: list[str]) -> str:
        """Return what a department might write about a system that serves the functions."""
        return self.teller.purpose(codes)


def measure_report(systems: int = SYSTEMS) -> Report:
    """Measure in a new process, in which nothing has been read yet."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(_measured, systems).result()


def _measured(systems: int) -> Report:
    with TemporaryDirectory(prefix="samsyn-bench-") as folder:
        registers = SqliteRegisters(Path(folder))
        database = Database(registers.address(registers.make()))
        try:
            return _report(database, _fill(database, systems))
        finally:
            database.close()


def _fill(database: Database, systems: int) -> Filled:
    jobs = read_jobs()
    told = ToldWords(**vars(jobs.words), teller=Teller(jobs, SEED))
    filled = fill(database, systems, told)
    with database.writing(BENCH) as session:
        import_parcel(session, Parcel("products", "products.csv", parcel("products")))
    return filled


def _report(database: Database, filled: Filled) -> Report:
    asking = Asking(database)
    cold = times_of(lambda _: asking.report(), range(1))
    warm = times_of(lambda _: asking.report(), range(TIMES))
    after = times_of(lambda _: asking.report(), _changes(database, filled.ids))
    return Report(len(filled.ids), asking.report(), cold, warm, after)


class Asking:
    """Somebody who may see the register asks for its overlaps, again and again."""

    def __init__(self, database: Database) -> None:
        self._database, self._detector = database, Detector()

    def report(self) -> int:
        """Find and rank all overlaps; return how many there are."""
        with self._database.reading() as connection:
            known = self._detector.look(connection, TODAY)
            return len(Overlaps(connection, known, visibility_of(BENCH)).ranked())


def _changes(database: Database, ids: list[UUID]) -> Iterator[UUID]:
    """Describe one system anew, and let the report be asked for; again and again."""
    teller, chance = Teller(jobs := read_jobs(), SEED + 1), random.Random(SEED)
    for row_id in chance.sample(ids, TIMES):
        purpose = teller.purpose([jobs.code(chance)])
        with database.writing(BENCH) as session:
            entry = find_entries(session, [row_id])[row_id]
            edit_entry(Catalogue(session), entry, {"purpose": purpose})
        yield row_id
