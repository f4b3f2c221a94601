"""Importing a municipality's file, each time in a fresh process, as a command or a worker would."""

import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from app.database import Database
from benchmarks.register.made_up.register import BENCH
from benchmarks.register.registers import Registers
from inventory.importing.importing import Imported, Parcel, import_parcel


@dataclass(frozen=True)
class Import:
    """What an import took."""

    seconds: float
    cpu: float
    database_cpu: float
    imported: Imported


def imports_into(
    registers: Registers, empty: str, filled: str, content: bytes
) -> Iterator[tuple[str, Import]]:
    """Measure the file's import into copies of both registers, and once more unchanged."""
    yield "into an empty register", _measured(registers, registers.copy(empty), content)
    copied = registers.copy(filled)
    yield "into 5,000 systems", _measured(registers, copied, content)
    yield "again, unchanged", _measured(registers, copied, content)


def _measured(registers: Registers, register: str, content: bytes) -> Import:
    before = registers.cpu()
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        address = registers.address(register)
        seconds, cpu, imported = process.submit(_import, address, content).result()
    return Import(seconds, cpu, registers.cpu() - before, imported)


def _import(address: str, content: bytes) -> tuple[float, float, Imported]:
    database = Database(address)
    parcel = Parcel("systems", "systemlista.csv", content, create_units=True)
    since, cpu = time.perf_counter(), time.process_time()
    with database.writing(BENCH) as session:
        imported = import_parcel(session, parcel)
    return time.perf_counter() - since, time.process_time() - cpu, imported
