"""The section about names: one product under two names, beside the peers."""

from benchmarks.names import growth, latencies, unforeseen_spellings
from benchmarks.names.contest import side_by_side
from benchmarks.names.contest.side_by_side import LARGEST, Contest
from benchmarks.rows import verdicts
from benchmarks.section import Section, Tell
from benchmarks.tables import table

PLOT = "![CPU seconds by entries, 1,000 to 300,000](growth-of-names.svg)"


def measure(tell: Tell) -> Section:
    """Measure ours beside the peers, then ours alone: other spellings, single names, growth."""
    held = side_by_side.contests(tell)
    tell("names: skrivsätt som ingen regel finns för …")
    rows = [*side_by_side.rows(held), *unforeseen_spellings.rows()]
    tell("names: ett namn i taget …")
    latency = latencies.cells()
    parts = [
        verdicts(rows),
        table(side_by_side.HEADINGS, side_by_side.cells(held)),
        table(latencies.HEADINGS, latency),
        table(growth.HEADINGS, growth.cells(tell)),
        PLOT,
    ]
    return Section("\n\n".join(parts), _in_short(held[-1]))


def _in_short(largest: Contest) -> str:
    ours = largest.ours
    figures = [f"{LARGEST:,} names {ours.wall:.1f} s, {ours.megabytes} MB"]
    if ours.quality:
        figures.append(f"F1 {ours.quality.f1:.3f}")
    times = [f"{heat.cpu / ours.cpu:.1f} × {name}" for name, heat in largest.peers.items() if heat]
    return "; ".join([*figures, f"CPU time {', '.join(times)}" if times else "no peers"])
