"""What another process has read, as columns: they are carried in half the time."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, NamedTuple

from matching.functions.evidence import ServedFunction, quick_evidence, quick_served

Served = tuple[ServedFunction, ...]
"""The functions of a system."""
Columns = tuple[tuple[Any, ...], ...]


class Carried(NamedTuple):
    """The functions of many systems: one column for each field, instead of one value for each."""

    counts: Sequence[int]
    """How many functions each system has."""
    sizes: Sequence[int]
    """How much evidence each function has."""
    functions: Columns
    evidence: Columns


def carried(served: Iterable[Served]) -> Carried:
    """Return the functions of systems as columns."""
    rows = list(served)
    functions = list(chain.from_iterable(rows))
    known = [function.evidence for function in functions]
    return Carried(
        [*map(len, rows)],
        [*map(len, known)],
        tuple(zip(*[function[:3] for function in functions], strict=True)),
        tuple(zip(*chain.from_iterable(known), strict=True)),
    )


def restored(columns: Carried) -> list[Served]:
    """Return the functions of systems from their columns."""
    evidence = map(quick_evidence, zip(*columns.evidence, strict=True))
    known = _grouped(evidence, columns.sizes)
    functions = map(quick_served, zip(*columns.functions, known, strict=True))
    return list(_grouped(functions, columns.counts))


def _grouped(values: Iterable[Any], sizes: Iterable[int]) -> Iterator[tuple[Any, ...]]:
    following = iter(values)
    return (tuple(islice(following, size)) for size in sizes)
