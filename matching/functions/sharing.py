"""Many systems read by several processes: each is read by itself, so they may share the work.

In the order of their names, since those called alike are described alike: what their words mean is
at hand then, in the processor too, and one process reads them all.
"""

import gc
import os
import threading
from collections import deque
from collections.abc import Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from itertools import chain
from multiprocessing import current_process, get_all_start_methods, get_context
from multiprocessing.context import BaseContext

from matching.functions.carrying import Carried, Served, carried, restored
from matching.functions.reading import read_in_steps
from matching.functions.vocabulary.compiled import Vocabulary
from matching.profiles import Profile

WORTH_SHARING = 30_000
"""Fewer systems are read sooner than other processes have begun."""
MOST_PROCESSES = 8
AT_A_TIME, AHEAD = 400, 3
"""How many systems a process reads in steps, and how many times it is given before it has begun.

The fewer, the sooner all are done at the end, when there is nothing left to share.
"""

Share = range | Sequence[Profile]
"""Systems that one process reads: which of those that it was copied with, or they themselves."""
_lent: list[tuple[Vocabulary, Sequence[Profile]]] = []
"""The vocabulary that another process reads with, and the systems that it was copied with."""


def read_many(
    vocabulary: Vocabulary, profiles: Sequence[Profile], processes: int | None = None
) -> list[Served]:
    """Return the functions that each system serves; the same however many processes read."""
    order = sorted(range(len(profiles)), key=lambda place: profiles[place].name)
    ordered = [profiles[place] for place in order]
    served: list[Served] = [()] * len(order)
    for place, one in zip(order, _read(vocabulary, ordered, processes), strict=True):
        served[place] = one
    return served


def _read(
    vocabulary: Vocabulary, profiles: Sequence[Profile], processes: int | None
) -> list[Served]:
    processes = processes or processes_for(len(profiles))
    if processes > 1:
        try:
            return _read_together(vocabulary, profiles, processes)
        except (OSError, BrokenExecutor):
            pass  # No room for more processes: alone it takes longer.
    return _read_alone(vocabulary, profiles)


def processes_for(systems: int) -> int:
    """Return how many processes read so many systems."""
    if systems < WORTH_SHARING or current_process().daemon:
        return 1
    return min(_cores(), MOST_PROCESSES)


def _cores() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _read_alone(vocabulary: Vocabulary, profiles: Sequence[Profile]) -> list[Served]:
    starts = range(0, len(profiles), AT_A_TIME)
    shares = (read_in_steps(vocabulary, profiles[first : first + AT_A_TIME]) for first in starts)
    return list(chain.from_iterable(shares))


def _read_together(
    vocabulary: Vocabulary, profiles: Sequence[Profile], processes: int
) -> list[Served]:
    """Give the others as much as they can take, and read from the other end meanwhile."""
    context = _context()
    copied = profiles if context.get_start_method() == "fork" else ()
    theirs: dict[int, Future[Carried]] = {}
    read: dict[int, list[Served]] = {}
    left = deque(range(0, len(profiles), AT_A_TIME))
    with ProcessPoolExecutor(processes - 1, context, _begin, (vocabulary, copied)) as others:
        while left:
            for first in [first for first, one in theirs.items() if one.done()]:
                read[first] = restored(theirs.pop(first).result())
            if len(theirs) < AHEAD * (processes - 1):
                places = _places(left.popleft())
                share = places if copied else profiles[places.start : places.stop]
                theirs[places.start] = others.submit(_read_share, share)
            else:
                places = _places(left.pop())
                read[places.start] = _read_alone(vocabulary, profiles[places.start : places.stop])
    read.update((first, restored(one.result())) for first, one in theirs.items())
    return list(chain.from_iterable(read[first] for first in sorted(read)))


def _places(first: int) -> range:
    return range(first, first + AT_A_TIME)


def _context() -> BaseContext:
    """A process with other threads must not be copied as it stands: one may hold a lock."""
    is_alone = threading.active_count() == 1 and "fork" in get_all_start_methods()
    return get_context("fork" if is_alone else "spawn")


def _begin(vocabulary: Vocabulary, copied: Sequence[Profile]) -> None:
    gc.disable()
    _lent[:] = [(vocabulary, copied)]


def _read_share(share: Share) -> Carried:
    vocabulary, copied = _lent[0]
    profiles = copied[share.start : share.stop] if isinstance(share, range) else share
    return carried(_read_alone(vocabulary, profiles))
