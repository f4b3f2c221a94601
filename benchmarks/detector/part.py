"""The section about the detector: groups, needs and changes by size, and the overlap report."""

from collections.abc import Iterator, Sequence

from benchmarks.detector.one_size import Groups, OneSize, measure_size
from benchmarks.detector.report import Report, measure_report
from benchmarks.goals import Goal
from benchmarks.rows import Row, verdicts
from benchmarks.section import Section, Tell
from benchmarks.tables import table
from benchmarks.times import Times

SIZES = (2_000, 20_000, 150_000)
GROUPS_WALL = {150_000: Goal(10, 4)}
NEED_P99 = {2_000: Goal(2, 1), 150_000: Goal(5, 2)}
CHANGE_P99 = Goal(2, 1)
REPORT_WARM = Goal(150, 50)

SIZE_HEADINGS = (
    *("systems", "distinct texts", "groups", "processes", "wall s", "CPU s"),
    *("CPU µs per system", "MB before", "MB at most", "need index, CPU s", "MB with it"),
)
TIME_HEADINGS = ("systems", "what", "p50 ms", "p99 ms", "p50 CPU ms", "p99 CPU ms")


def measure(tell: Tell) -> Section:
    """Measure each size, and the report of a register on SQLite."""
    sizes = []
    for entries in SIZES:
        tell(f"detector: {entries:,} påhittade system …")
        sizes.append(measure_size(entries))
    tell("detector: överlappsrapporten på SQLite …")
    report = measure_report()
    parts = [
        verdicts([*_rows(sizes, report)]),
        table(SIZE_HEADINGS, map(_size_cells, sizes)),
        table(TIME_HEADINGS, [*_time_cells(sizes), *_report_cells(report)]),
    ]
    return Section("\n\n".join(parts), _in_short(sizes[-1], report))


def _rows(sizes: Sequence[OneSize], report: Report) -> Iterator[Row]:
    for one in sizes:
        size = f"{one.entries:,}"
        if goal := GROUPS_WALL.get(one.entries):
            groups = one.groups
            counts = f"{groups.cpu:.1f} CPU s, {_told(groups)}"
            yield Row("all functional groups, s by the clock", size, groups.wall, goal, counts)
        if goal := NEED_P99.get(one.entries):
            yield Row("one need, p99 ms", size, one.need.wall(99), goal)
        for name, times in (("added", one.added), ("changed", one.changed)):
            yield Row(f"one system {name}, p99 ms", size, times.wall(99), CHANGE_P99)
    size = f"{report.systems:,}"
    yield Row("the whole overlap report, warm, ms", size, report.warm.wall(50), REPORT_WARM)
    name = "the same right after a change, ms"
    yield Row(name, size, report.after_a_change.wall(50), REPORT_WARM)


def _size_cells(one: OneSize) -> tuple[str, ...]:
    groups = one.groups
    return (
        *(f"{one.entries:,}", f"{one.distinct:.0%}", str(groups.found), str(groups.processes)),
        *(f"{groups.wall:.2f}", f"{groups.cpu:.2f}", f"{groups.cpu / one.entries * 1e6:.0f}"),
        *(str(one.megabytes_before), _megabytes(groups)),
        *(f"{one.index_seconds:.2f}", str(one.megabytes_after)),
    )


def _megabytes(groups: Groups) -> str:
    others = groups.processes - 1
    return (
        f"{groups.megabytes} + {others} × {groups.megabytes_of_others}"
        if others
        else str(groups.megabytes)
    )


def _told(groups: Groups) -> str:
    return (
        "one process" if groups.processes == 1 else f"{groups.processes} processes on as many cores"
    )


def _time_cells(sizes: Sequence[OneSize]) -> Iterator[tuple[str, ...]]:
    for one in sizes:
        asked = ("one need", one.need), ("one added", one.added), ("one changed", one.changed)
        for what, times in asked:
            yield _cells(one.entries, what, times)


def _report_cells(report: Report) -> Iterator[tuple[str, ...]]:
    what = f"overlap report ({report.overlaps} overlaps)"
    yield _cells(report.systems, f"{what}, from nothing", report.cold)
    yield _cells(report.systems, f"{what}, warm", report.warm)
    yield _cells(report.systems, f"{what}, after a change", report.after_a_change)


def _cells(systems: int, what: str, times: Times) -> tuple[str, ...]:
    figures = (times.wall(50), times.wall(99), times.cpu(50), times.cpu(99))
    return (f"{systems:,}", what, *(f"{figure:.2f}" for figure in figures))


def _in_short(largest: OneSize, report: Report) -> str:
    groups = largest.groups
    return (
        f"{largest.entries:,} systems: groups {groups.wall:.1f} s by the clock and "
        f"{groups.cpu:.1f} CPU s, {_told(groups)}, {_megabytes(groups)} MB, "
        f"need p99 {largest.need.wall(99):.2f} ms, change p99 {largest.changed.wall(99):.2f} ms; "
        f"report of {report.systems:,}: {report.warm.wall(50):.0f} ms warm, "
        f"{report.after_a_change.wall(50):.0f} ms after a change"
    )
