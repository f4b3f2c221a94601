"""A report that is being written when its writer is killed is the old one, or the new one."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.reporting import whole

pytestmark = pytest.mark.server

ROOT = Path(__file__).parents[2]
ROUNDS = int(os.environ.get("SAMSYN_TEST_SOAK", "20"))


@contextmanager
def writer(file: Path) -> Iterator[subprocess.Popen[str]]:
    """Give a process that writes a file over and over, and says each time that it is written."""
    command = [sys.executable, "-m", "tests.faults.reporting", str(file)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        yield process


def write_and_kill(file: Path, chance: random.Random) -> int:
    """Kill who writes a file at some moment; return how often it said that it was written."""
    with writer(file) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.05))
        os.kill(process.pid, signal.SIGKILL)
        return len(process.stdout.readlines()) + 1


def test_a_report_whose_writer_is_killed_is_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    chance, file = random.Random(20261124), tmp_path / "rapport.txt"
    half_done = 0
    for _ in range(ROUNDS):
        said = write_and_kill(file, chance)

        content = file.read_bytes()
        assert content in (whole(said - 1), whole(said))
        unfinished = list(tmp_path.glob(".rapport.txt.*"))
        half_done += bool(unfinished)
        for left in unfinished:
            left.unlink()

    assert half_done, "some were killed while they wrote"
