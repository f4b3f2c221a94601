"""How good is good enough: the least that is accepted, and what we aim for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """A figure's floor and aim; where the aim is below the floor, less is better."""

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


NONE_AT_ALL = Goal(floor=0.5, aim=0)
"""For what is counted and must not be: half of one is none."""
