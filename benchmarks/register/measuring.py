"""One run: everything on each database, and the bare server in between."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from tempfile import TemporaryDirectory

from app.database import Database
from benchmarks.register.calls import AT_ONCE, Calls, Measures
from benchmarks.register.imports import Import, imports_into
from benchmarks.register.load.conversations import Reading, request
from benchmarks.register.load.costs import Cost, Meter
from benchmarks.register.made_up.municipal_file import municipal_file
from benchmarks.register.made_up.register import Filled, fill
from benchmarks.register.made_up.vocabulary import read_words
from benchmarks.register.registers import Registers
from benchmarks.register.serving.server import Server, serving, trying
from benchmarks.register.statements import statements_per_list
from benchmarks.section import Tell
from record.people import Role

ROUNDS = 2
"""Other work on the machine only ever adds: of each figure, the lowest is kept."""


@dataclass
class Measured:
    """All figures of one database."""

    database: str
    calls: dict[str, Cost] = field(default_factory=dict)
    imports: dict[str, Import] = field(default_factory=dict)
    statements: dict[Role, list[int]] = field(default_factory=dict)
    seconds_to_ready: float = float("inf")
    memory: int = 0

    def keep_calls(self, calls: Measures) -> None:
        """Keep what calls cost, where it is less than before."""
        for name, cost in calls:
            known = self.calls.get(name, cost)
            self.calls[name] = min(known, cost, key=lambda one: one.microseconds)


@dataclass
class Run:
    """All figures of one run."""

    bare: list[float] = field(default_factory=list)
    databases: list[Measured] = field(default_factory=list)
    seconds_to_second_start: float = 0.0

    def ratio(self, cost: Cost) -> float:
        """Return how many of such requests a server answers while a bare one answers one."""
        return min(self.bare) / cost.microseconds


def measure(databases: list[Registers], tell: Tell) -> Run:
    """Measure everything; it takes some minutes."""
    run = Run()
    run.bare.append(_bare())
    run.seconds_to_second_start = _second_start()
    for registers in databases:
        tell(f"{registers.name}: fyller ett register …")
        empty, filled = registers.make(), registers.make()
        with _open(registers.address(filled)) as database:
            contents = fill(database)
        measured = Measured(registers.name)
        run.databases.append(measured)
        measured.statements = statements_per_list(registers.address(filled), contents.tokens)
        for number in range(1, ROUNDS + 1):
            tell(f"{registers.name}: mäter anrop och import, omgång {number} av {ROUNDS} …")
            _measure_calls(measured, registers, registers.copy(filled), contents)
            _measure_imports(measured, registers, empty, filled)
            run.bare.append(_bare())
    return run


def _second_start() -> float:
    with TemporaryDirectory(prefix="samsyn-bench-") as folder:
        variables = {"SAMSYN_DATABASE_URL": f"sqlite:///{folder}/samsyn.sqlite"}
        with trying(variables):
            pass
        with trying(variables) as server:
            return server.seconds_to_ready


def _bare() -> float:
    hello = request("GET", "/")
    with serving("hello", {}) as server:
        meter = Meter(server, lambda: 0.0)
        return meter.repeated([Reading([hello], n) for n in range(AT_ONCE)]).microseconds


def _measure_calls(
    measured: Measured, registers: Registers, register: str, contents: Filled
) -> None:
    variables = {
        "SAMSYN_DATABASE_URL": registers.address(register),
        "SAMSYN_RATE_READS": "0",
        "SAMSYN_RATE_WRITES": "0",
    }
    with serving("register", variables, "/health/ready") as server:
        measured.seconds_to_ready = min(measured.seconds_to_ready, server.seconds_to_ready)
        calls = _calls(server, registers, contents)
        measured.keep_calls(calls.reading())
        measured.keep_calls(calls.writing())
        measured.memory = max(measured.memory, server.memory())
    with serving("register", variables | {"SAMSYN_READ_AHEAD": "false"}) as server:
        measured.keep_calls(_calls(server, registers, contents).reading_anew())


def _calls(server: Server, registers: Registers, contents: Filled) -> Calls:
    return Calls(server, Meter(server, registers.cpu), contents)


def _measure_imports(measured: Measured, registers: Registers, empty: str, filled: str) -> None:
    content = municipal_file(read_words())
    for name, spent in imports_into(registers, empty, filled, content):
        known = measured.imports.get(name, spent)
        measured.imports[name] = min(known, spent, key=lambda one: one.seconds)


@contextmanager
def _open(address: str) -> Iterator[Database]:
    database = Database(address)
    yield database
    database.close()
