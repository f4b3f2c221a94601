"""One contender on one made-up register, in a process of its own: time, memory, quality."""

import json
import logging
import subprocess
import sys
import time
import warnings
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from benchmarks.names.contest.contenders import CDIST, CONTENDERS, LIBRARIES, OURS
from benchmarks.names.contest.peers import Scored, rows_compared
from benchmarks.names.made_up.names import Row, made_up_names, true_pairs
from benchmarks.names.pairs import Pair, Quality, best_quality, quality_of
from benchmarks.peak import peak_megabytes

ROOT = Path(__file__).parents[3]
PEERS = ROOT / ".venv/peers/bin/python"
"""Where the peers are installed, and all that ours needs too: each runs with the same libraries."""


class Heat(NamedTuple):
    """What one contender did."""

    contender: str
    entries: int
    wall: float
    cpu: float
    megabytes: int
    quality: Quality | None
    """None where only some of the rows were compared and the time was projected."""


def run(contender: str, count: int, seed: int) -> Heat | None:
    """Run one contender in a new process, so that its memory is its own; None: it cannot run."""
    python = PEERS if PEERS.exists() else sys.executable
    command = [python, "-m", __name__, contender, str(count), str(seed)]
    done = subprocess.run(
        command, cwd=ROOT, check=contender == OURS, stdout=subprocess.PIPE, text=True
    )
    answer = None if done.returncode else json.loads(done.stdout.splitlines()[-1])
    if answer is None:
        return None
    wall, cpu, megabytes, quality = answer
    return Heat(contender, count, wall, cpu, megabytes, Quality(*quality) if quality else None)


def main(contender: str, count: int, seed: int) -> None:
    """Run a contender here, if it is installed, and write what it did."""
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    heat = _heat(contender, count, seed) if _is_loaded(contender) else None
    sys.stdout.write(json.dumps(heat) + "\n")


def _is_loaded(contender: str) -> bool:
    """Load a contender's libraries before the clock starts; return whether they are here."""
    try:
        for library in LIBRARIES[contender]:
            import_module(library)
    except ImportError:
        return False
    return True


def _heat(contender: str, count: int, seed: int) -> list[object]:
    rows = made_up_names(count, seed)
    profiles = [row.profile for row in rows]
    wall, cpu = time.perf_counter(), time.process_time()
    found = CONTENDERS[contender](profiles)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    megabytes = peak_megabytes()
    part = _part_compared(contender, count)
    quality = _quality(contender, rows, found) if part == 1 else None
    return [wall / part, cpu / part, megabytes, quality]


def _part_compared(contender: str, count: int) -> float:
    """Return the part of all pairs that was compared: all but for the largest of all pairs."""
    if contender != CDIST:
        return 1
    rows = rows_compared(count)
    return (rows * count - rows * rows / 2) / (count * count / 2)


def _quality(contender: str, rows: list[Row], found: Scored) -> Quality:
    """Return the quality at the product's own threshold, and at the best one of each peer."""
    scores: dict[Pair, float] = {}
    keys = [row.profile.key for row in rows]
    for left, right, score in zip(*(column.tolist() for column in found), strict=True):
        one, other = sorted((keys[left], keys[right]))
        scores[one, other] = max(score, scores.get((one, other), 0))
    truth = true_pairs(rows)
    if contender == OURS:
        return quality_of(scores.keys(), truth)
    return best_quality(scores, truth)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
