"""What a new entry is likely to be the same product as: told at once, never merged by itself."""

from typing import Any
from uuid import UUID

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
