"""What ten, a hundred, three hundred times as many entries cost: a table and a plot."""

from pathlib import Path

from benchmarks.names.contest.contenders import OURS
from benchmarks.names.contest.heat import Heat, run
from benchmarks.names.plot import plot
from benchmarks.section import Tell

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000)
SEED = 51
PLOT = Path(__file__).parents[1] / "growth-of-names.svg"
HEADINGS = ("entries", "wall s", "CPU s", "CPU µs per entry", "MB", "F1")


def cells(tell: Tell, sizes: tuple[int, ...] = SIZES, place: Path = PLOT) -> list[tuple[str, ...]]:
    """Return a row for each size, and draw the plot."""
    heats = []
    for size in sizes:
        tell(f"names: {size:,} namn, för kurvan …")
        if heat := run(OURS, size, SEED):
            heats.append(heat)
    place.write_text(plot([(heat.entries, heat.cpu) for heat in heats]), encoding="utf-8")
    return [_cells(heat) for heat in heats]


def _cells(heat: Heat) -> tuple[str, ...]:
    return (
        *(f"{heat.entries:,}", f"{heat.wall:.2f}", f"{heat.cpu:.2f}"),
        *(f"{heat.cpu / heat.entries * 1e6:.0f}", str(heat.megabytes)),
        f"{heat.quality.f1:.3f}" if heat.quality else "",
    )
