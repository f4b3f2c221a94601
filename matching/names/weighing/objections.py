"""What speaks against a pair that letters and vendors speak for."""

from collections.abc import Mapping, Sequence
from typing import Any

from matching.names.pairing.why import Why
from matching.names.reading.knowledge import Knowledge
from matching.names.reading.spellings import Spelling
from matching.names.reading.words import is_filler
from matching.names.weighing.modules import Modules
from matching.names.weighing.scores import DISTINCT, SHORT
from matching.profiles import Profile

SHORTEST_NAME = 4
"""Fewer letters beside a number are no name."""


class Objections:
    """Knows the products, tasks and functions that tell names apart."""

    def __init__(
        self,
        profiles: Sequence[Profile],
        spellings: Sequence[Spelling],
        knowledge: Knowledge,
        functions: Mapping[str, frozenset[str]],
    ) -> None:
        self._keys = [profile.key for profile in profiles]
        self._functions = functions
        self._knowledge = knowledge
        self._modules = Modules(profiles, knowledge)
        self._known: dict[int, frozenset[int]] = {}
        for spelling in spellings:
            if spelling.known:
                self._known.setdefault(spelling.owner, spelling.known)

    def to(self, left: Spelling, right: Spelling, why: int, agree: int) -> bool:
        """Tell whether anything speaks against the pair."""
        if self._are_known_apart(left.owner, right.owner) or _are_numbered(left, right):
            return True
        if why == Why.KNOWN:
            return agree <= 0 and _is_short(left, right) and self._contradict(left, right)
        if why == Why.EXTRA_WORD and self._is_more_than_that(left, right):
            return True
        if why == Why.SLIP and self._modules.are_two_tasks(left, right):
            return True
        return agree <= 0 and (
            self._is_general(left)
            or self._is_general(right)
            or (_may_be_chance(left, why) and self._contradict(left, right))
        )

    def _is_more_than_that(self, left: Spelling, right: Spelling) -> bool:
        """Tell whether the longer name is a module's, or stands beside the shorter's edition."""
        modules = self._modules
        return modules.is_module(left, right) or modules.is_another_edition(left, right)

    def _are_known_apart(self, left: int, right: int) -> bool:
        """Tell whether they are two different known products."""
        return _differ(self._known.get(left), self._known.get(right))

    def _is_general(self, spelling: Spelling) -> bool:
        """Tell whether the name only says what the thing does, as *Tidrapportering* does."""
        if spelling.known:
            return False
        functions_of = self._knowledge.functions_of
        return all(word.isdigit() or functions_of(word) for word in spelling.bare)

    def _contradict(self, left: Spelling, right: Spelling) -> bool:
        """Tell whether both have functions and none in common."""
        functions_of = self._functions.get
        keys = self._keys[left.owner], self._keys[right.owner]
        return _differ(*map(functions_of, keys))


def _are_numbered(left: Spelling, right: Spelling) -> bool:
    """Tell whether only their numbers tell them apart from any other: *System 1*, *Lista 2*."""
    mine = _numbers(left)
    others = _numbers(right) if mine else []
    return bool(others) and mine != others and _says_little(left)


def _numbers(spelling: Spelling) -> list[str]:
    return [word for word in spelling.words if word.isdigit()]


def _says_little(spelling: Spelling) -> bool:
    words = [word for word in spelling.words if not word.isdigit() and not is_filler(word)]
    return len("".join(words)) < SHORTEST_NAME


def _differ(mine: frozenset[Any] | None, others: frozenset[Any] | None) -> bool:
    """Tell whether both are known and have nothing in common."""
    return bool(mine and others and not mine & others)


def _may_be_chance(spelling: Spelling, why: int) -> bool:
    return why != Why.SAME_LETTERS or len(spelling.letters) <= DISTINCT


def _is_short(left: Spelling, right: Spelling) -> bool:
    return min(len(left.letters), len(right.letters)) <= SHORT
