"""One name against the whole register: how long an answer and a change take."""

import random
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

import numpy as np

from benchmarks.names.made_up.names import Row, made_up_names
from benchmarks.names.made_up.respellings import as_registered
from matching.names.lookup.index import Index, Like
from matching.profiles import Profile

SIZES = (2_000, 20_000, 150_000)
QUESTIONS = 1_000
SEED = 41
HEADINGS: tuple[str, ...] = (
    "entries", "what", "p50 ms", "p95 ms", "p99 ms", "p99 CPU ms", "the product among the first 10",
)  # fmt: skip

Question = tuple[str, str, int]
Given = TypeVar("Given")


def measure() -> list[tuple[str, ...]]:
    """Return for each size how long one question, one change and one removal take."""
    return [row for size in SIZES for row in _of(made_up_names(size, SEED))]


def _of(rows: list[Row]) -> Iterable[tuple[str, ...]]:
    size = f"{len(rows):,}"
    index = Index(row.profile for row in rows)
    product = {row.profile.key: row.product for row in rows}
    questions = _questions(rows)
    answers = [
        any(product[like.key] == question[2] for like in _ask(index, question))
        for question in questions
    ]
    yield (size, "a question", *_timed(partial(_ask, index), questions), f"{np.mean(answers):.3f}")
    changed = [_renamed(row.profile) for row in rows[:QUESTIONS]]
    yield (size, "a change", *_timed(index.add, changed), "")
    yield (size, "a removal", *_timed(index.remove, [one.key for one in changed]), "")


def _ask(index: Index, question: Question) -> list[Like]:
    name, vendor, _ = question
    return index.like(name, vendor=vendor)


def _questions(rows: list[Row]) -> list[Question]:
    chance = random.Random(SEED)
    stated = [row for row in rows if row.profile.vendor]
    return [
        (*as_registered(chance, row.profile.name, row.profile.vendor), row.product)
        for row in chance.choices(stated, k=QUESTIONS)
    ]


def _renamed(profile: Profile) -> Profile:
    return Profile(profile.key, f"{profile.name} Nova", vendor=profile.vendor)


def _timed(action: Callable[[Given], object], given: Iterable[Given]) -> tuple[str, ...]:
    """Return the percentiles of wall time, and the last of CPU time too."""
    wall, cpu = [], []
    for one in given:
        clocks = time.perf_counter(), time.thread_time()
        action(one)
        wall.append((time.perf_counter() - clocks[0]) * 1000)
        cpu.append((time.thread_time() - clocks[1]) * 1000)
    figures = (*np.percentile(wall, (50, 95, 99)), np.percentile(cpu, 99))
    return tuple(f"{figure:.2f}" for figure in figures)
