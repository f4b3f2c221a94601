"""Entries that are likely to be one product: a finding to look at, never merged by itself."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from matching.functions.evidence import LIKELY, Certainty, ServedFunction
from matching.names.findings import SameProduct, same_products
from matching.names.groups import groups_of
from matching.names.reading.knowledge import Knowledge
from matching.overlaps.overlap import Member, Overlap, OverlapKind
from matching.register.entries import Entry

Systems = Sequence[tuple[Entry, Sequence[ServedFunction]]]


class Pairs:
    """The pairs that are likely to be one product, found anew only when something named changes."""

    def __init__(self) -> None:
        self._named: object = None
        self._found: list[SameProduct] = []

    def among(self, knowledge: Knowledge, systems: Systems) -> list[SameProduct]:
        """Return the pairs among systems."""
        functions = {
            entry.profile.key: frozenset(one.code for one in served if one.score >= LIKELY)
            for entry, served in systems
        }
        named = [
            (replace(entry.profile, purpose="", departments=()), functions[entry.profile.key])
            for entry, _served in systems
        ]
        if (knowledge, named) != self._named:
            profiles = [entry.profile for entry, _served in systems]
            self._found = same_products(profiles, knowledge, functions)
            self._named = knowledge, named
        return self._found


def same_product(pairs: Sequence[SameProduct], systems: Systems) -> Iterator[Overlap]:
    """Return the overlaps by product."""
    entries = {entry.profile.key: entry for entry, _served in systems}
    by_key = _by_key(pairs)
    for keys in groups_of(pairs):
        ordered = sorted(
            (entries[key] for key in keys),
            key=lambda entry: (entry.created_at, entry.profile.key),
        )
        yield Overlap(
            key=f"product:{ordered[0].id}",
            kind=OverlapKind.SAME_PRODUCT,
            members=tuple(_member(entry, keys, by_key) for entry in ordered),
        )


def _by_key(found: Iterable[SameProduct]) -> Mapping[str, Mapping[str, SameProduct]]:
    pairs: defaultdict[str, dict[str, SameProduct]] = defaultdict(dict)
    for one in found:
        pairs[one.left_key][one.right_key] = one
        pairs[one.right_key][one.left_key] = one
    return pairs


def _member(
    entry: Entry, keys: Sequence[str], pairs: Mapping[str, Mapping[str, SameProduct]]
) -> Member:
    mine = [pairs[entry.profile.key][other] for other in keys if other != entry.profile.key]
    best = max(mine, key=lambda one: one.score)
    certain = all(one.certainty.value == Certainty.CERTAIN.value for one in mine)
    return Member(
        entry,
        best.score,
        Certainty.CERTAIN if certain else Certainty.POSSIBLE,
        best.evidence,
    )
