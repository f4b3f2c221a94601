"""The gate's section: decisions on each database."""

from collections.abc import Iterator

from benchmarks.gate.measuring import CLIENTS, Decided
from benchmarks.gate.measuring import measure as measure_all
from benchmarks.goals import Goal
from benchmarks.register.registers import POSTGRESQL, all_registers
from benchmarks.rows import Row, verdicts
from benchmarks.section import Section, Tell
from benchmarks.tables import table

PER_SECOND = Goal(floor=500, aim=1_500)
P99 = Goal(floor=20, aim=5)

COSTS = ("database", "CPU µs", "its database µs", "p50 ms", "answers", "refused")


def measure(tell: Tell) -> Section:
    """Measure decisions on each database that is here."""
    with all_registers() as databases:
        if len(databases) == 1:
            tell(f"{POSTGRESQL} saknas: bara SQLite mäts. Kör make bench för båda.")
        decided = list(measure_all(databases, tell))
    tables = [verdicts(_rows(decided)), table(COSTS, map(_cost, decided))]
    return Section("\n\n".join(tables), "; ".join(map(_in_short, decided)))


def _rows(decided: list[Decided]) -> Iterator[Row]:
    counts = f"{CLIENTS} clients"
    for one in decided:
        yield Row("decisions per second", one.database, one.per_second, PER_SECOND, counts)
        yield Row("p99 ms", one.database, one.milliseconds(0.99), P99, counts)


def _cost(decided: Decided) -> list[str]:
    return [
        decided.database,
        f"{decided.microseconds(decided.server_cpu):,.0f}",
        f"{decided.microseconds(decided.database_cpu):,.0f}" if decided.database_cpu else "",
        f"{decided.milliseconds(0.5):.1f}",
        f"{len(decided.answers.seconds)}",
        " ".join(f"{times} × {status}" for status, times in decided.answers.refused.items()),
    ]


def _in_short(decided: Decided) -> str:
    p99 = decided.milliseconds(0.99)
    return f"{decided.database} {decided.per_second:.0f}/s, p99 {p99:.0f} ms"
