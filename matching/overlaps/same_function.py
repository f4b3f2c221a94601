"""Systems that serve the same function, a parent's with those of its children inside."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from matching.functions.evidence import LIKELY, Certainty, ServedFunction
from matching.functions.vocabulary.compiled import Vocabulary
from matching.language.quick_tuples import quickly
from matching.overlaps.overlap import FEWEST, Inside, Member, Overlap, OverlapKind, is_overlap
from matching.register.entries import Entry

Serving = Mapping[str, Sequence[Member]]
_member = quickly(Member)


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
    serving: defaultdict[str, list[Member]] = defaultdict(list)
    for entry, served in systems:
        for code, score, certainty, evidence in served:
            if score >= LIKELY:
                serving[code].append(_member((entry, score, certainty, evidence)))
    for members in serving.values():
        members.sort(key=_surest_first)
    return serving


def _surest_first(member: Member) -> tuple[bool, int, str, str]:
    entry = member.entry
    is_possible = member.certainty is not Certainty.CERTAIN
    return is_possible, -member.score, entry.sort_key, entry.profile.key


def _below(parents: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
    """Return all functions below each, by code."""
    below: defaultdict[str, list[str]] = defaultdict(list)
    for code in sorted(parents):
        above = parents[code]
        while above:
            below[above].append(code)
            above = parents.get(above, "")
    return below
