"""Systems of one function together: by the function they share, never by chains of likeness."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from matching.functions.evidence import LIKELY, Certainty, ServedFunction

FEWEST = 2


class Served(NamedTuple):
    """A system's key and the functions it serves."""

    key: str
    functions: Sequence[ServedFunction]


class Member(NamedTuple):
    """A system in a group, with what says that it belongs there."""

    key: str
    function: ServedFunction


class Group(NamedTuple):
    """A function and the systems that serve it, the surest first."""

    code: str
    members: tuple[Member, ...]

    @property
    def certain(self) -> tuple[Member, ...]:
        """The members that somebody or something decides."""
        return tuple(m for m in self.members if m.function.certainty is Certainty.CERTAIN)


def group(systems: Iterable[Served], least: int = LIKELY) -> tuple[Group, ...]:
    """Return the functions that two or more systems serve, by code."""
    members: defaultdict[str, list[Member]] = defaultdict(list)
    for key, functions in systems:
        for function in functions:
            if function.score >= least:
                members[function.code].append(Member(key, function))
    return tuple(
        Group(code, tuple(sorted(found, key=_surest_first)))
        for code, found in sorted(members.items())
        if len(found) >= FEWEST
    )


def _surest_first(member: Member) -> tuple[bool, int, str]:
    possible = member.function.certainty is Certainty.POSSIBLE
    return possible, -member.function.score, member.key
