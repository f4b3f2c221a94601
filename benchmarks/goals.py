"""How fast is fast enough: the least that is accepted, and what we aim for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """A figure's floor and aim; for seconds less is better, for a share of bare speed more."""

    floor: float
    aim: float

    def verdict(self, figure: float) -> str:
        """Return whether the figure reaches the aim, only the floor, or neither."""
        if self._reached(figure, self.aim):
            return "PASS aim"
        return "PASS floor" if self._reached(figure, self.floor) else "MISS"

    def __str__(self) -> str:
        sign = "≤" if self.aim < self.floor else "≥"
        return f"{sign} {self.floor:g} ({self.aim:g})"

    def _reached(self, figure: float, wanted: float) -> bool:
        return figure <= wanted if self.aim < self.floor else figure >= wanted


READ_ONE = Goal(floor=0.10, aim=0.25)
LIST = Goal(floor=0.04, aim=0.12)
IMPORT_SECONDS = Goal(floor=5, aim=2)
READY_SECONDS = Goal(floor=3, aim=1)

CALLS = {
    "read one": READ_ONE,
    "read one, another changed": READ_ONE,
    "read one, nothing kept": READ_ONE,
    "list 50": LIST,
    "list 50, another changed": LIST,
    "list 50 narrowed, another changed": LIST,
    "list 50, nothing kept": LIST,
}
"""The calls that have a goal, as shares of a bare server's speed."""
