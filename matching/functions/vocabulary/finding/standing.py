"""Where the parts of a phrase stand in a text: near each other, in one clause."""

from collections.abc import Iterable

from matching.functions.vocabulary.finding.hits import Hit, hit_of
from matching.functions.vocabulary.finding.parted_text import MOST_PARTS, PartedText, Place
from matching.functions.vocabulary.terms import Term

APART = 2
"""How many other words may stand between the words of a phrase."""

Text = PartedText[Hit]


def standing(term: Term, anchor: str, text: Text) -> list[Hit]:
    """Return a term wherever its parts, which are all there, stand near enough to each other."""
    return [
        hit_of(term, places, text.words)
        for place in text.where[anchor]
        if (places := _places(term, anchor, place, text)) is not None
    ]


def _places(term: Term, anchor: str, there: Place, text: Text) -> list[Place] | None:
    """Return where a term's parts stand, each nearest to the anchor; None if not near enough."""
    number = there // MOST_PARTS
    reach = len(term.parts) - 1 + APART
    tokens = text.tokens
    places: list[Place] = []
    for part in term.parts:
        if part == anchor:
            places.append(there)
            continue
        standing = text.where[part]
        nearest = standing[0] if len(standing) == 1 else _nearest(standing, number)
        away = nearest // MOST_PARTS
        if away != number:
            if not -reach <= away - number <= reach:
                return None
            if tokens[away][3] != tokens[number][3] and "," not in term.word:
                return None
        places.append(nearest)
    return places


def _nearest(standing: Iterable[Place], number: int) -> Place:
    return min(standing, key=lambda place: (abs(place // MOST_PARTS - number), place))
