"""A name that says one word more than another: its module, or only where and how it is used."""

from collections.abc import Sequence

from matching.names.reading.knowledge import Catalogue, Knowledge
from matching.names.reading.spellings import Spelling, states, words_left_out
from matching.names.reading.words import EDITIONS, fold, is_filler, words_of
from matching.profiles import Profile

PARTS = frozenset({"sjalvservice"})
"""What a part of a suite is called that does no job of its own, but is no other way in either."""


class Modules:
    """Tells modules from their suites: Heroma Schema is not Heroma, Treserva LSS is Treserva."""

    def __init__(self, profiles: Sequence[Profile], knowledge: Knowledge) -> None:
        self._profiles = profiles
        self._knowledge = knowledge
        self._catalogue = Catalogue(knowledge.products)

    def is_module(self, one: Spelling, other: Spelling) -> bool:
        """Tell whether the longer name is that of a module of the shorter one's product."""
        tasks = {word for word in _extra(one, other) if self._is_task(one, other, word)}
        if not tasks or self._does_only_that(one.known | other.known, tasks):
            return False
        return not self._state_the_same(one, other)

    def is_another_edition(self, one: Spelling, other: Spelling) -> bool:
        """Tell whether the shorter name has an edition where the longer has its extra word."""
        shorter, longer = sorted((one, other), key=lambda spelling: len(spelling.words))
        editions = EDITIONS.intersection(words_of(shorter.found))
        return bool(editions.difference(words_of(longer.found)))

    def are_two_tasks(self, one: Spelling, other: Spelling) -> bool:
        """Tell two tasks that are only written alike from a slip: planering and placering."""
        mine, others = (
            frozenset().union(*(self._knowledge.functions_of(word) for word in only))
            for only in (set(one.bare) - set(other.bare), set(other.bare) - set(one.bare))
        )
        return bool(mine and others) and mine.isdisjoint(others)

    def _is_task(self, one: Spelling, other: Spelling, word: str) -> bool:
        if is_filler(word):
            return False
        if word in PARTS:
            return True
        owner = one.owner if word in one.words else other.owner
        return bool(self._knowledge.functions_of(word)) or states(self._profiles[owner], word)

    def _does_only_that(self, products: frozenset[int], tasks: set[str]) -> bool:
        """Tell whether the task is the only one of a known product: *Zoom konferens* is Zoom."""
        known = self._catalogue.functions_of(products)
        return len(known) == 1 and all(known & self._knowledge.functions_of(word) for word in tasks)

    def _state_the_same(self, one: Spelling, other: Spelling) -> bool:
        """Tell whether the departments state the same function in the same words."""
        mine, others = (self._profiles[spelling.owner].stated for spelling in (one, other))
        return not set(map(fold, mine)).isdisjoint(map(fold, others))


def _extra(one: Spelling, other: Spelling) -> set[str]:
    """Return the words that only one of the names has, the vendors' left out."""
    for longer, shorter in ((one, other), (other, one)):
        for words in (longer.words, longer.bare):
            left_out = words_left_out(words, "".join(shorter.words))
            if left_out:
                return set(left_out)
    makers = {*one.vendor, *one.named, *other.vendor, *other.named}
    return (set(one.words) ^ set(other.words)) - makers
