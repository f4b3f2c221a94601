"""The register's section: calls and imports on each database."""

from benchmarks.register.measuring import Measured, Run
from benchmarks.register.measuring import measure as measure_all
from benchmarks.register.registers import POSTGRESQL, all_registers
from benchmarks.register.tables import tables_of
from benchmarks.section import Section, Tell


def measure(tell: Tell) -> Section:
    """Measure everything on each database that is here."""
    with all_registers() as databases:
        if len(databases) == 1:
            tell(f"{POSTGRESQL} saknas: bara SQLite mäts. Kör make bench för båda.")
        run = measure_all(databases, tell)
    return Section(tables_of(run), _in_short(run))


def _in_short(run: Run) -> str:
    figures = "; ".join(_figures(run, measured) for measured in run.databases)
    return f"bare {min(run.bare):.0f} µs; {figures}"


def _figures(run: Run, measured: Measured) -> str:
    calls, imports = measured.calls, measured.imports
    ratios = [f"{name} {run.ratio(calls[name]):.3f}" for name in ("read one", "list 50")]
    seconds = f"import {imports['into an empty register'].seconds:.1f} s"
    return f"{measured.database} {', '.join([*ratios, seconds])}"
