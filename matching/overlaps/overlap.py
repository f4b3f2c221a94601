"""An overlap: systems that serve one function, or entries that are one product."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from matching.functions.evidence import Certainty
from matching.register.entries import Entry

FEWEST = 2


class OverlapKind(StrEnum):
    """In what way systems overlap."""

    SAME_FUNCTION = "same_function"
    SAME_PRODUCT = "same_product"


class Member(NamedTuple):
    """A system in an overlap, how sure that is, and what says so."""

    entry: Entry
    score: int
    certainty: Certainty
    evidence: tuple[Any, ...]

    @property
    def is_certain(self) -> bool:
        """Return whether somebody, or something unambiguous, decides it."""
        return self.certainty is Certainty.CERTAIN


@dataclass(frozen=True, slots=True)
class Inside:
    """What serves a function below the overlap's own."""

    code: str
    label: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Systems that overlap; the key is the same for as long as there is something to find."""

    key: str
    kind: OverlapKind
    members: tuple[Member, ...]
    code: str = ""
    label: str = ""
    codes: frozenset[str] = frozenset()
    """The function and those below it; for a product, none: all that it does."""
    inside: tuple[Inside, ...] = ()

    def everyone(self) -> Iterator[Member]:
        """Return its members and those inside it, each system once."""
        told: set[UUID] = set()
        for member in (*self.members, *(m for within in self.inside for m in within.members)):
            if member.entry.id not in told:
                told.add(member.entry.id)
                yield member

    @property
    def score(self) -> int:
        """Return how sure it is that two of them do the same: the second best of the scores."""
        return sorted((member.score for member in self.everyone()), reverse=True)[1]

    @property
    def certainty(self) -> Certainty:
        """Return whether two of them certainly do the same."""
        certain = sum(member.is_certain for member in self.everyone())
        return Certainty.CERTAIN if certain >= FEWEST else Certainty.POSSIBLE

    def among(self, wanted: Callable[[Member], bool]) -> "Overlap | None":
        """Return the overlap as it is among some of its members, if it still is one."""
        kept = replace(
            self,
            members=tuple(filter(wanted, self.members)),
            inside=tuple(
                replace(within, members=members)
                for within in self.inside
                if (members := tuple(filter(wanted, within.members)))
            ),
        )
        return kept if kept.members and is_overlap(kept) else None


def is_overlap(found: Overlap) -> bool:
    """Return whether there are two systems or more."""
    return len(list(found.everyone())) >= FEWEST
