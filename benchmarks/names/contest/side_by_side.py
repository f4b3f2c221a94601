"""All same-product findings: ours and the peers' in one run, each in a process of its own."""

from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.goals import Goal
from benchmarks.names.contest.contenders import CDIST, CONTENDERS, MINHASH, OURS, SPLINK, TFIDF
from benchmarks.names.contest.heat import Heat, run
from benchmarks.rows import Row
from benchmarks.section import Tell

SIZES = (2_000, 20_000, 150_000)
LARGEST = SIZES[-1]
SEED = 31
"""Another seed than those the thresholds were chosen on."""

F1 = {2_000: Goal(0.98, 0.99), 20_000: Goal(0.96, 0.985), 150_000: Goal(0.93, 0.97)}
MEGABYTES = Goal(600, 350)
TIMES_OUR_CPU = {
    SPLINK: Goal(5, 9),
    MINHASH: Goal(8, 14),
    TFIDF: Goal(7, 12),
    CDIST: Goal(15, 28),
}
"""By CPU time: ours is at work on one core, and some peers on all there are."""
NOT_RUN = "not installed, or failed"
HEADINGS = (
    *("entries", "method", "wall s", "CPU s", "cores", "MB", "precision", "recall", "F1"),
    *("times our wall", "times our CPU"),
)


class Contest(NamedTuple):
    """What each contender did on one size; None where it is not installed, or failed."""

    entries: int
    ours: Heat
    peers: dict[str, Heat | None]


def contests(tell: Tell, sizes: tuple[int, ...] = SIZES, seed: int = SEED) -> list[Contest]:
    """Run every contender on every size; ours thrice, of which the middle one is kept."""
    return [_contest(tell, size, seed) for size in sizes]


def cells(held: list[Contest]) -> Iterator[tuple[str, ...]]:
    """Return a row for each size and contender; ours comes first."""
    for one in held:
        yield _cells(one.ours, one.ours)
        for name, heat in one.peers.items():
            blank = (NOT_RUN, *[""] * (len(HEADINGS) - 3))
            yield _cells(heat, one.ours) if heat else (f"{one.entries:,}", name, *blank)


def rows(held: list[Contest]) -> Iterator[Row]:
    """Return the figures that have goals."""
    for one in held:
        size = f"{one.entries:,}"
        if one.ours.quality and one.entries in F1:
            yield Row("same product, made-up names: F1", size, one.ours.quality.f1, F1[one.entries])
        if one.entries == LARGEST:
            yield Row("the same: peak memory, MB", size, one.ours.megabytes, MEGABYTES)
            yield from _times_our_cpu(one)


def _times_our_cpu(one: Contest) -> Iterator[Row]:
    for name, goal in TIMES_OUR_CPU.items():
        if heat := one.peers[name]:
            times, waiting = heat.cpu / one.ours.cpu, heat.wall / one.ours.wall
            note = f"{waiting:.1f} by the clock, it on {heat.cpu / heat.wall:.1f} cores"
            yield Row(
                f"the same, by CPU time: times faster than {name}",
                f"{one.entries:,}",
                times,
                goal,
                note,
            )


def _contest(tell: Tell, size: int, seed: int) -> Contest:
    tell(f"names: {OURS} och de andra på {size:,} namn …")
    mine = [heat for _ in range(3) if (heat := run(OURS, size, seed))]
    peers = {name: run(name, size, seed) for name in CONTENDERS if name != OURS}
    mine.sort(key=lambda heat: heat.cpu)
    return Contest(size, mine[len(mine) // 2], peers)


def _cells(heat: Heat, mine: Heat) -> tuple[str, ...]:
    quality = heat.quality
    shares = (quality.precision, quality.recall, quality.f1) if quality else ()
    return (
        *(f"{heat.entries:,}", heat.contender, f"{heat.wall:.2f}", f"{heat.cpu:.2f}"),
        f"{heat.cpu / heat.wall:.1f}",
        *(str(heat.megabytes), *([f"{share:.3f}" for share in shares] or ["", "", ""])),
        *(f"{heat.wall / mine.wall:.1f}", f"{heat.cpu / mine.cpu:.1f}"),
    )
