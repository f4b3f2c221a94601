"""One made-up register in memory, in a process of its own: groups, needs, changes, memory."""

import gc
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import NamedTuple
from uuid import UUID

from benchmarks.detector.made_up.profiles import Teller
from benchmarks.detector.made_up.words import read_jobs
from benchmarks.peak import peak_megabytes, peak_megabytes_of_others
from benchmarks.quality.labelled import sample_vocabulary
from benchmarks.times import Given, Times, times_of
from matching.functions.evidence import ServedFunction
from matching.functions.reading import read
from matching.functions.sharing import processes_for, read_many
from matching.functions.vocabulary.compiled import Vocabulary
from matching.needs.index import NeedIndex
from matching.overlaps.same_function import same_function
from matching.profiles import Profile
from matching.register.entries import Entry
from record.collecting import no_collecting

SEED = 61
NEEDS, CHANGES, UNMEASURED = 1_000, 500, 100
"""Times that each is done, after the first times, which are not counted."""


Told = tuple[Entry, Sequence[ServedFunction]]


class Groups(NamedTuple):
    """What finding all functional groups took, read from nothing, of all processes together."""

    wall: float
    cpu: float
    processes: int
    found: int
    megabytes: int
    megabytes_of_others: int
    """The most that any of the other processes has used."""


class OneSize(NamedTuple):
    """All that was measured on a register of one size."""

    entries: int
    distinct: float
    """The share of the systems' texts that no other system has."""
    megabytes_before: int
    groups: Groups
    index_seconds: float
    megabytes_after: int
    need: Times
    added: Times
    changed: Times


def measure_size(entries: int) -> OneSize:
    """Measure a size in a new process, so that its memory is its own."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(_measured, entries).result()


def _measured(entries: int) -> OneSize:
    teller = Teller(read_jobs(), SEED)
    told = teller.profiles(entries + CHANGES + UNMEASURED)
    profiles, others = told[:entries], told[entries:]
    needs = teller.needs(NEEDS + UNMEASURED)
    changed = [teller.told_anew(one) for one in profiles[: CHANGES + UNMEASURED]]
    distinct = len({one.purpose for one in profiles}) / entries
    vocabulary, before = sample_vocabulary(), peak_megabytes()
    served, groups = _groups(vocabulary, profiles)
    index, seconds = _index(vocabulary, profiles, served)
    put = partial(_put, vocabulary, index)
    return OneSize(
        entries,
        distinct,
        before,
        groups,
        seconds,
        peak_megabytes(),
        need=_timed(index.match, needs),
        added=_timed(put, others),
        changed=_timed(put, changed),
    )


def _groups(vocabulary: Vocabulary, profiles: list[Profile]) -> tuple[list[Told], Groups]:
    entries = [Entry(UUID(int=number), one.name, one) for number, one in enumerate(profiles)]
    wall, cpu = time.perf_counter(), _cpu_seconds()
    with no_collecting():  # as matching/detector.py does when it reads the register
        served: list[Told] = list(zip(entries, read_many(vocabulary, profiles), strict=True))
        gc.freeze()
        found = list(same_function(vocabulary, served))
    wall, cpu = time.perf_counter() - wall, _cpu_seconds() - cpu
    memory = peak_megabytes(), peak_megabytes_of_others()
    return served, Groups(wall, cpu, processes_for(len(profiles)), len(found), *memory)


def _cpu_seconds() -> float:
    """Return what this process has used, and those that it has begun and seen end."""
    return sum(os.times()[:4])


def _index(
    vocabulary: Vocabulary, profiles: list[Profile], served: list[Told]
) -> tuple[NeedIndex, float]:
    since = time.process_time()
    index = NeedIndex(vocabulary)
    for profile, (_entry, functions) in zip(profiles, served, strict=True):
        index.put(profile, functions)
    return index, time.process_time() - since


def _put(vocabulary: Vocabulary, index: NeedIndex, profile: Profile) -> None:
    """Read a system anew and put it in, as a change of the register does."""
    index.put(profile, read(vocabulary, profile))


def _timed(action: Callable[[Given], object], given: Sequence[Given]) -> Times:
    times_of(action, given[:UNMEASURED])
    return times_of(action, given[UNMEASURED:])
