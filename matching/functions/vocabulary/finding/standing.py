"""Where the parts of a phrase stand in a text: near each other, in one clause."""

from collections.abc import Iterable

from matching.functions.vocabulary.finding.hits import hit_of, pair_of
from matching.functions.vocabulary.finding.parted_text import MOST_PARTS, Hit, PartedText, Place
from matching.functions.vocabulary.finding.phrases import REACH_OF_TWO, Phrase


def standing(phrase: Phrase, anchor: str, text: PartedText) -> list[Hit]:
    """Return a phrase wherever its parts, which are all there, stand near enough to each other."""
    return [
        hit_of(phrase.term, places, text.words)
        for place in text.where[anchor]
        if (places := _places(phrase, anchor, place, text))
    ]


def spread(phrase: Phrase, anchor: str, text: PartedText) -> list[Hit]:
    """Return a phrase wherever its parts stand near enough to each other in several words."""
    return [hit for hit in standing(phrase, anchor, text) if hit[2] != hit[5]]


def pairs(phrases: Iterable[Phrase], anchor: str, other: str, text: PartedText) -> list[Hit]:
    """Return phrases of the same two parts wherever these stand near each other in two words."""
    words, others = text.words, text.where[other]
    found: list[Hit] = []
    for place in text.where[anchor]:
        number = place // MOST_PARTS
        beside = others[0] if len(others) == 1 else _nearest(others, number)
        there = beside // MOST_PARTS
        if there == number or not -REACH_OF_TWO <= there - number <= REACH_OF_TWO:
            continue
        is_one_clause = words[there][3] == words[number][3]
        for phrase in phrases:
            if is_one_clause or not phrase.in_one_clause:
                begin, end = (place, beside) if anchor == phrase.first else (beside, place)
                found.append(pair_of(phrase.term, begin, end, words))
    return found


def _places(phrase: Phrase, anchor: str, there: Place, text: PartedText) -> list[Place]:
    """Return where a phrase's parts stand, each nearest to the anchor; none if not near enough."""
    reach, in_one_clause = phrase.reach, phrase.in_one_clause
    where, words, number = text.where, text.words, there // MOST_PARTS
    places: list[Place] = []
    for part in phrase.term.parts:
        if part == anchor:
            places.append(there)
            continue
        standing = where[part]
        nearest = standing[0] if len(standing) == 1 else _nearest(standing, number)
        away = nearest // MOST_PARTS
        if away != number and (
            not -reach <= away - number <= reach
            or (in_one_clause and words[away][3] != words[number][3])
        ):
            return []
        places.append(nearest)
    return places


def _nearest(standing: Iterable[Place], number: int) -> Place:
    return min(standing, key=lambda place: (abs(place // MOST_PARTS - number), place))
