"""Entries that are likely to be one product: a finding to look at, never merged by itself."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from matching.functions.evidence import LIKELY, Certainty, ServedFunction
from matching.names.findings import SameProduct, same_products
from matching.names.groups import groups_of
from matching.names.reading.knowledge import Knowledge
from matching.overlaps.overlap import Member, Overlap, OverlapKind
from matching.register.entries import Entry


def same_product(
    knowledge: Knowledge, systems: Iterable[tuple[Entry, Sequence[ServedFunction]]]
) -> Iterator[Overlap]:
    """Return the overlaps by product."""
    entries = {entry.profile.key: (entry, served) for entry, served in systems}
    functions = {
        key: frozenset(one.code for one in served if one.score >= LIKELY)
        for key, (_entry, served) in entries.items()
    }
    profiles = [entry.profile for entry, _served in entries.values()]
    found = same_products(profiles, knowledge, functions)
    pairs = _by_key(found)
    for keys in groups_of(found):
        ordered = sorted(
            (entries[key][0] for key in keys),
            key=lambda entry: (entry.created_at, entry.profile.key),
        )
        yield Overlap(
            key=f"product:{ordered[0].id}",
            kind=OverlapKind.SAME_PRODUCT,
            members=tuple(_member(entry, keys, pairs) for entry in ordered),
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
