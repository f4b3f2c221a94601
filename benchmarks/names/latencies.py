"""One name against the whole register: how long an answer and a change take."""

import random
from collections.abc import Iterable
from functools import partial

import numpy as np

from benchmarks.names.made_up.names import Row, made_up_names
from benchmarks.names.made_up.respellings import as_registered
from benchmarks.times import Times, times_of
from matching.names.lookup.index import Index, Like
from matching.profiles import Profile

SIZES = (2_000, 150_000)
QUESTIONS = 1_000
SEED = 41
HEADINGS = (
    *("entries", "what", "p50 ms", "p99 ms", "p99 CPU ms", "the product among the first 10"),
)

Question = tuple[str, str, int]


def cells(sizes: tuple[int, ...] = SIZES) -> list[tuple[str, ...]]:
    """Return for each size how long one question, one change and one removal take."""
    return [row for size in sizes for row in _of(made_up_names(size, SEED))]


def _of(rows: list[Row]) -> Iterable[tuple[str, ...]]:
    size = f"{len(rows):,}"
    index = Index(row.profile for row in rows)
    product = {row.profile.key: row.product for row in rows}
    questions = _questions(rows)
    answers = [
        any(product[like.key] == question[2] for like in _ask(index, question))
        for question in questions
    ]
    times = times_of(partial(_ask, index), questions)
    yield (size, "a question", *_cells(times), f"{np.mean(answers):.3f}")
    changed = [_renamed(row.profile) for row in rows[:QUESTIONS]]
    yield (size, "a change", *_cells(times_of(index.add, changed)), "")
    removed = times_of(index.remove, [one.key for one in changed])
    yield (size, "a removal", *_cells(removed), "")


def _cells(times: Times) -> tuple[str, ...]:
    figures = (times.wall(50), times.wall(99), times.cpu(99))
    return tuple(f"{figure:.2f}" for figure in figures)


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
