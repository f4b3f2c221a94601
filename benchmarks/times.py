"""How long something takes, done many times: wall time, and CPU time beside it."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

Given = TypeVar("Given")


@dataclass
class Times:
    """Milliseconds of each time, by two clocks."""

    walls: list[float] = field(default_factory=list)
    cpus: list[float] = field(default_factory=list)

    def wall(self, percentile: float) -> float:
        """Return how many milliseconds so many per cent of the times took at most."""
        return float(np.percentile(self.walls, percentile))

    def cpu(self, percentile: float) -> float:
        """Return the same by CPU time, which other work on the machine changes less."""
        return float(np.percentile(self.cpus, percentile))


def times_of(action: Callable[[Given], object], given: Iterable[Given]) -> Times:
    """Do something with each thing, and return how long each took."""
    times = Times()
    for one in given:
        wall, cpu = time.perf_counter(), time.thread_time()
        action(one)
        times.cpus.append((time.thread_time() - cpu) * 1000)
        times.walls.append((time.perf_counter() - wall) * 1000)
    return times
