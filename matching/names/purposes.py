"""What things are for, as far as that helps to tell products of one name apart."""

from collections.abc import Mapping, Sequence

from matching.names.words import fold, words_of
from matching.profiles import Profile

LETTERS_OF_A_STEM = 3
"""A word in a name tells the task where a stated function begins with it: lab, labbdata."""


class Purposes:
    """Functions and stated words of the owners, by their places in the order."""

    def __init__(
        self, profiles: Sequence[Profile], functions: Mapping[str, frozenset[str]]
    ) -> None:
        self._functions = [functions.get(profile.key, frozenset()) for profile in profiles]
        self._stated = [frozenset(map(fold, profile.stated)) for profile in profiles]

    def contradict(self, left: int, right: int) -> bool:
        """Tell whether both have functions and none in common."""
        mine, others = self._functions[left], self._functions[right]
        return bool(mine and others) and mine.isdisjoint(others)

    def share(self, left: int, right: int) -> bool:
        """Tell whether the departments state the same function in the same words."""
        return not self._stated[left].isdisjoint(self._stated[right])


def states(profile: Profile, word: str) -> bool:
    """Tell whether a word of the name is what the department states as the task."""
    return len(word) >= LETTERS_OF_A_STEM and any(
        stated.startswith(word) for text in profile.stated for stated in words_of(text)
    )
