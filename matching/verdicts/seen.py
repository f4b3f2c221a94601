"""What an overlap looked like when somebody concluded something of it, and what differs now."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from matching.overlaps.overlap import Overlap

Seen = Mapping[str, Mapping[str, Any]]
"""By member's id: its name, and what spoke for it."""


@dataclass(frozen=True)
class Changed:
    """What differs: systems that came and went, and those whose evidence is another."""

    came: tuple[dict[str, str], ...] = ()
    went: tuple[dict[str, str], ...] = ()
    evidence: tuple[dict[str, str], ...] = ()

    @property
    def anything(self) -> bool:
        """Return whether there is any difference."""
        return bool(self.came or self.went or self.evidence)

    def told(self) -> dict[str, list[dict[str, str]]] | None:
        """Return it as it is given out; nothing: None."""
        if not self.anything:
            return None
        return {"came": [*self.came], "went": [*self.went], "evidence": [*self.evidence]}


def seen_now(overlap: Overlap) -> dict[str, dict[str, Any]]:
    """Return what there is to see of an overlap, as it is kept with a verdict."""
    return {
        str(member.entry.id): {
            "name": member.entry.name,
            "evidence": sorted(f"{e.signal}: {e.found} → {e.matched}" for e in member.evidence),
        }
        for member in overlap.everyone()
    }


def changed_since(then: Seen, now: Seen, concerned: Collection[str]) -> Changed:
    """Return what differs; evidence only of the systems that the verdict concerns."""
    return Changed(
        came=_named(now, now.keys() - then.keys()),
        went=_named(then, then.keys() - now.keys()),
        evidence=_named(
            now,
            {
                key
                for key in then.keys() & now.keys() & {*concerned}
                if then[key]["evidence"] != now[key]["evidence"]
            },
        ),
    )


def _named(seen: Seen, keys: Collection[str]) -> tuple[dict[str, str], ...]:
    told = [{"id": key, "name": seen[key]["name"]} for key in keys]
    return tuple(sorted(told, key=lambda one: (one["name"], one["id"])))
