"""What ten, a hundred, three hundred times as many entries cost: a table and a plot."""

from pathlib import Path

from benchmarks.names.contest.contenders import OURS
from benchmarks.names.contest.heat import Heat, run

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000)
SEED = 51
PLOT = Path(__file__).parent.parent / "growth-of-names.svg"
HEADINGS: tuple[str, ...] = ("entries", "wall s", "CPU s", "CPU µs per entry", "MB", "F1")

WIDTH, HEIGHT, EDGE = 640, 360, 60


def measure(sizes: tuple[int, ...] = SIZES) -> list[tuple[str, ...]]:
    """Return a row for each size, and draw the plot."""
    heats = [run(OURS, size, SEED) for size in sizes]
    PLOT.write_text(plot(heats), encoding="utf-8")
    return [_row(heat) for heat in heats]


def _row(heat: Heat) -> tuple[str, ...]:
    return (
        f"{heat.entries:,}", f"{heat.wall:.2f}", f"{heat.cpu:.2f}",
        f"{heat.cpu / heat.entries * 1e6:.0f}", str(heat.megabytes),
        f"{heat.quality.f1:.3f}" if heat.quality else "",
    )  # fmt: skip


def plot(heats: list[Heat]) -> str:
    """Return a drawing of CPU seconds over entries; a straight line is linear growth."""
    across = (WIDTH - 2 * EDGE) / max(heat.entries for heat in heats)
    up = (HEIGHT - 2 * EDGE) / max(heat.cpu for heat in heats)
    points = [(EDGE + heat.entries * across, HEIGHT - EDGE - heat.cpu * up) for heat in heats]
    line = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
    marks = "".join(
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4" fill="#005b8f"/>'
        f'<text x="{x:.0f}" y="{y - 10:.0f}" text-anchor="end">'
        f"{heat.entries:,}: {heat.cpu:.1f} s</text>"
        for (x, y), heat in zip(points, heats, strict=True)
        if heat.entries * across > EDGE
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        ' font-family="sans-serif" font-size="13">'
        f'<text x="{EDGE}" y="{EDGE / 2}">All same-product findings: CPU seconds by entries</text>'
        f'<path d="M{EDGE},{EDGE}V{HEIGHT - EDGE}H{WIDTH - EDGE}" fill="none" stroke="#666"/>'
        f'<polyline points="{line}" fill="none" stroke="#005b8f" stroke-width="2"/>{marks}</svg>\n'
    )
