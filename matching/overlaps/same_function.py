"""Systems that serve the same function, a parent's with those of its children inside."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from matching.functions.evidence import LIKELY, Certainty, ServedFunction
from matching.functions.vocabulary.compiled import Vocabulary
from matching.overlaps.overlap import FEWEST, Inside, Member, Overlap, OverlapKind, is_overlap
from matching.register.entries import Entry

Serving = Mapping[str, Sequence[Member]]
_DECIDED = 1_000
"""More than any score: what is decided comes before all that is not."""


def same_function(
    vocabulary: Vocabulary, systems: Iterable[tuple[Entry, Sequence[ServedFunction]]]
) -> Iterator[Overlap]:
    """Return the overlaps by function.

    A parent has one only where a system has the parent itself as its function.
    """
    serving = _serving(systems)
    below = _below(vocabulary.parents)
    for code, members in sorted(serving.items()):
        lower = [child for child in below.get(code, ()) if child in serving]
        found = Overlap(
            key=f"function:{code}",
            kind=OverlapKind.SAME_FUNCTION,
            members=tuple(members),
            code=code,
            label=vocabulary.labels[code],
            codes=frozenset((code, *below.get(code, ()))),
            inside=tuple(
                Inside(child, vocabulary.labels[child], tuple(serving[child])) for child in lower
            ),
        )
        if len(members) >= FEWEST or is_overlap(found):
            yield found


def _serving(systems: Iterable[tuple[Entry, Sequence[ServedFunction]]]) -> Serving:
    """Return who serves each function, those that do so surest first."""
    serving: defaultdict[str, list[Member]] = defaultdict(list)
    for entry, served in sorted(systems, key=_by_name):
        for code, score, certainty, evidence in served:
            if score >= LIKELY:
                serving[code].append(Member(entry, score, certainty, evidence))
    for members in serving.values():
        members.sort(key=_surest_first)
    return serving


def _by_name(system: tuple[Entry, Sequence[ServedFunction]]) -> tuple[str, str]:
    """Each is sorted once by name, not in every function: sorting by sureness keeps that order."""
    entry, _served = system
    return entry.sort_key, entry.profile.key


def _surest_first(member: Member) -> int:
    return -member.score - (_DECIDED if member.certainty is Certainty.CERTAIN else 0)


def _below(parents: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
    """Return all functions below each, by code."""
    below: defaultdict[str, list[str]] = defaultdict(list)
    for code in sorted(parents):
        above = parents[code]
        while above:
            below[above].append(code)
            above = parents.get(above, "")
    return below
