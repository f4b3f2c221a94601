"""What to look at of a new entry, which is likely another's twin or has an odd name: told at once.

Nothing is merged, and nothing is renamed, by itself.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from inventory.importing.suspicions import suspicions_of_names
from matching.detector import Detector
from matching.known import Known
from matching.profiles import Profile


def likely_same(
    detector: Detector, known: Known, hidden: frozenset[UUID], profile: Profile
) -> list[dict[str, Any]]:
    """Return warnings that name the entries, the likeliest first."""
    found = []
    for one in detector.same_as(profile, known, hidden):
        other = UUID(one.right_key if one.left_key == profile.key else one.left_key)
        name = known.entries[other].name
        found.append(
            {
                "problem": f"Troligen samma produkt som ”{name}”, som redan finns i registret.",
                "existing_id": other,
                "name": name,
                "score": one.score,
            }
        )
    return sorted(found, key=lambda warning: (-warning["score"], warning["name"]))


def odd_names(names: Iterable[str]) -> list[dict[str, Any]]:
    """Return warnings of names with what does not show, or with letters that look like ours."""
    nobody = {"existing_id": None, "name": None, "score": None}
    return [{"problem": said} | nobody for said in suspicions_of_names(names)]
