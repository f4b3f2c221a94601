"""Made-up product names for a register of any size, with the truth: which are one product."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from benchmarks.names.made_up.parts_of_names import (
    COMPANIES,
    ENDINGS,
    KINDS,
    MEMBERS,
    SYLLABLES,
    TASKS,
)
from benchmarks.names.made_up.respellings import Respell, as_registered
from matching.profiles import Profile

SHARE_REGISTERED_AGAIN = 0.3
TIMES_AGAIN = (1, 1, 1, 1, 2, 3)


@dataclass(frozen=True)
class Row:
    """An entry, and the number of the product that it really is."""

    profile: Profile
    product: int


def made_up_names(
    count: int, seed: int, respell: Respell = as_registered, times: Sequence[int] = TIMES_AGAIN
) -> list[Row]:
    """Return so many entries in random order; three products in ten are there more than once."""
    chance = random.Random(seed)
    rows = list(islice(_rows(chance, count, respell, times), count))
    chance.shuffle(rows)
    return [
        Row(Profile(f"{number:07d}", name, vendor=vendor), product)
        for number, (name, vendor, product) in enumerate(rows)
    ]


def true_pairs(rows: list[Row]) -> set[tuple[str, str]]:
    """Return the keys of all pairs of entries that are one product."""
    entries: dict[int, list[str]] = {}
    for row in rows:
        entries.setdefault(row.product, []).append(row.profile.key)
    return {
        (left, right)
        for keys in entries.values()
        for place, left in enumerate(keys)
        for right in keys[place + 1 :]
    }


def _rows(
    chance: random.Random, count: int, respell: Respell, times: Sequence[int]
) -> Iterator[tuple[str, str, int]]:
    vendors = [
        f"{_coined(chance, 2, 3)} {chance.choice(COMPANIES)}" for _ in range(max(60, count // 12))
    ]
    for product, name in enumerate(_distinct_names(chance, count)):
        vendor = chance.choice(vendors)
        yield name, vendor, product
        if chance.random() < SHARE_REGISTERED_AGAIN:
            for _ in range(chance.choice(times)):
                yield *respell(chance, name, vendor), product


def _distinct_names(chance: random.Random, count: int) -> Iterator[str]:
    families = [_coined(chance, 2, 3) for _ in range(max(20, count // 60))]
    kinds: list[tuple[float, Callable[[], str]]] = [
        (0.40, lambda: _coined(chance, 2, 4)),
        (0.55, lambda: f"{_coined(chance, 1, 3)} {_coined(chance, 1, 2)}"),
        (0.70, lambda: f"{_coined(chance, 2, 3)} {chance.choice(TASKS)}"),
        (0.85, lambda: _of_a_family(chance, chance.choice(families))),
        (1.00, lambda: f"{chance.choice(TASKS)}{chance.choice(KINDS)} {_coined(chance, 2, 3)}"),
    ]
    seen = set()
    while True:
        draw = chance.random()
        name = next(make for limit, make in kinds if draw < limit)()
        if name.casefold() not in seen:
            seen.add(name.casefold())
            yield name


def _of_a_family(chance: random.Random, family: str) -> str:
    """Return a name that shares its first word with others that are other products."""
    name = f"{family} {chance.choice(MEMBERS)}"
    return name if chance.random() < 0.6 else f"{name} {chance.choice(TASKS)}"


def _coined(chance: random.Random, fewest: int, most: int) -> str:
    syllables = [chance.choice(SYLLABLES) for _ in range(chance.randint(fewest, most))]
    ending = chance.choice(ENDINGS) if chance.random() < 0.6 else ""
    return "".join([*syllables, ending]).capitalize()
