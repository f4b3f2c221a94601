"""Where the parts of a phrase stand in a text: near each other, in one clause."""

from collections.abc import Iterable
from dataclasses import dataclass

from matching.functions.vocabulary.finding.hits import hit_of, pair_of
from matching.functions.vocabulary.finding.parted_text import MOST_PARTS, Hit, PartedText, Place
from matching.functions.vocabulary.terms import Term

APART = 2
"""How many other words may stand between the words of a phrase."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A term of several parts; how far from one the others may stand, and whether in its clause."""

    term: Term
    reach: int
    in_one_clause: bool


def phrase_of(term: Term) -> Phrase:
    """Return a term as it is looked for around one of its parts."""
    return Phrase(term, len(term.parts) - 1 + APART, "," not in term.word)


def standing(phrase: Phrase, anchor: str, text: PartedText) -> list[Hit]:
    """Return a phrase wherever its parts, which are all there, stand near enough to each other."""
    return [
        hit_of(phrase.term, places, text.words)
        for place in text.where[anchor]
        if (places := _places(phrase, anchor, place, text))
    ]


def spread(phrase: Phrase, anchor: str, text: PartedText) -> list[Hit]:
    """Return a phrase wherever its parts stand near enough to each other in several words."""
    term = phrase.term
    if len(term.parts) > 2:
        return [
            hit for hit in standing(phrase, anchor, text) if hit[2] != hit[5]
        ]  # not within one word
    one, other = term.parts
    reach, words = phrase.reach, text.words
    places = text.where[one if anchor == other else other]
    found: list[Hit] = []
    for place in text.where[anchor]:
        number = place // MOST_PARTS
        beside = places[0] if len(places) == 1 else _nearest(places, number)
        there = beside // MOST_PARTS
        if there == number or not -reach <= there - number <= reach:
            continue
        if phrase.in_one_clause and words[there][3] != words[number][3]:
            continue
        begin, end = (place, beside) if anchor == one else (beside, place)
        found.append(pair_of(term, begin, end, words))
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
