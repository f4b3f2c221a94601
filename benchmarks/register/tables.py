"""The figures as tables that people read, in a terminal or in the README."""

from collections.abc import Iterator

from benchmarks.register.goals import CALLS, IMPORT_SECONDS, READY_SECONDS
from benchmarks.register.measuring import Measured, Run
from benchmarks.tables import table

CALL_HEADINGS = (
    *("call", "database", "CPU µs", "its database µs", "of bare"),
    *("floor (aim)", "verdict", "p50 ms", "p99 ms"),
)
IMPORT_HEADINGS = (
    *("import of 10,000 rows", "database", "seconds", "CPU s", "its database CPU s"),
    *("floor (aim)", "verdict"),
)


def tables_of(run: Run) -> str:
    """Return all tables of a run, as Markdown."""
    parts = [
        _bare(run),
        table(CALL_HEADINGS, _calls(run)),
        table(IMPORT_HEADINGS, _imports(run)),
        "\n".join(f"- {fact}" for fact in _facts(run)),
    ]
    return "\n\n".join(parts)


def _bare(run: Run) -> str:
    figures = ", ".join(f"{microseconds:.0f}" for microseconds in run.bare)
    return f"A bare Starlette hello takes {min(run.bare):.0f} µs (measured: {figures})."


def _calls(run: Run) -> Iterator[list[str]]:
    for name in run.databases[0].calls:
        for measured in run.databases:
            cost = measured.calls[name]
            ratio, goal = run.ratio(cost), CALLS.get(name)
            yield [
                name + _refused(cost.answers.refused),
                measured.database,
                f"{cost.microseconds:,.0f}",
                f"{cost.database_microseconds:,.0f}" if cost.database else "",
                f"{ratio:.3f}",
                str(goal or ""),
                goal.verdict(ratio) if goal else "",
                f"{1000 * cost.answers.percentile(0.5):.1f}",
                f"{1000 * cost.answers.percentile(0.99):.1f}",
            ]


def _refused(refused: dict[str, int]) -> str:
    return "".join(f" (! {times} × {status})" for status, times in refused.items())


def _imports(run: Run) -> Iterator[list[str]]:
    for name in run.databases[0].imports:
        for measured in run.databases:
            spent = measured.imports[name]
            yield [
                name,
                measured.database,
                f"{spent.seconds:.2f}",
                f"{spent.cpu:.2f}",
                f"{spent.database_cpu:.2f}" if spent.database_cpu else "",
                str(IMPORT_SECONDS),
                IMPORT_SECONDS.verdict(spent.seconds),
            ]


def _facts(run: Run) -> Iterator[str]:
    again = run.seconds_to_second_start
    yield f"The second `samsyn run` answers after {again:.2f} s ({_ready(again)})."
    for measured in run.databases:
        yield f"{measured.database}: {_statements(measured)}."
        yield (
            f"{measured.database}: a server for 5,000 systems answers after "
            f"{measured.seconds_to_ready:.2f} s ({_ready(measured.seconds_to_ready)}) and holds at "
            f"most {measured.memory} MiB."
        )


def _statements(measured: Measured) -> str:
    by_role = measured.statements.values()
    most = max(max(counts) for counts in by_role)
    # What is hidden is only asked for where one of the entries names another system.
    grows = max(longest - shortest for shortest, *_, longest in by_role)
    longer = max(longest - fifty for _, fifty, longest in by_role)
    alike = "the same" if not longer and grows <= 1 else "NOT the same"
    return (
        f"with nothing kept, a list takes at most {most} SQL statements, {alike} for 50 and 200 "
        f"systems, and at most {grows} fewer for one, whatever the caller's role"
    )


def _ready(seconds: float) -> str:
    return f"{READY_SECONDS}: {READY_SECONDS.verdict(seconds)}"
