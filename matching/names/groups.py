"""Groups of entries that are one product: each found the same as each other, never chains."""

from collections import defaultdict
from collections.abc import Iterable

from matching.names.findings import SameProduct


def groups_of(findings: Iterable[SameProduct]) -> list[tuple[str, ...]]:
    """Return groups in which every two entries are a finding, joined from the best finding on."""
    ordered = sorted(findings, key=lambda one: (-one.score, one.left_key, one.right_key))
    alike = defaultdict(set)
    for finding in ordered:
        alike[finding.left_key].add(finding.right_key)
        alike[finding.right_key].add(finding.left_key)
    groups = {key: {key} for key in alike}
    for finding in ordered:
        left, right = groups[finding.left_key], groups[finding.right_key]
        if left is not right and all(right <= alike[key] for key in left):
            left |= right
            groups.update(dict.fromkeys(right, left))
    return sorted({tuple(sorted(group)) for group in groups.values() if len(group) > 1})
