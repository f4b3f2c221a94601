"""What a part of the benchmarks gives: its section of the README."""

from collections.abc import Callable
from typing import NamedTuple

Tell = Callable[[str], None]
"""Says what is being measured, to whoever waits."""


class Section(NamedTuple):
    """What was measured, and the same in one line for the history of runs."""

    tables: str
    in_short: str


Part = Callable[[Tell], Section]
