"""Where the vocabulary's words stand in a text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from matching.functions.vocabulary.parted_text import PartedText, Place
from matching.functions.vocabulary.terms import GENERAL_STEMS, Term
from matching.language.compounds import Parts

APART = 2
"""How many other words may stand between the words of a phrase."""
IN_ORDER, OUT_OF_ORDER = 1.0, 0.85
WITH_GENERAL_WORD, ENDS_A_COMPOUND, BEGINS_A_COMPOUND = 0.95, 0.85, 0.6


class Hit(NamedTuple):
    """A word of the vocabulary found in a text; telling is 1.0 for the very word, unambiguous."""

    code: str
    word: str
    start: int
    end: int
    telling: float
    in_prose: float
    places: frozenset[Place]


class TermIndex:
    """Terms by the rarest of their parts."""

    def __init__(self, terms: Iterable[Term]) -> None:
        known = list(terms)
        common: defaultdict[str, int] = defaultdict(int)
        for term in known:
            for part in set(term.parts):
                common[part] += 1
        self._terms: defaultdict[str, list[tuple[str, frozenset[str], Term]]] = defaultdict(list)
        for term in known:
            parts = sorted(set(term.parts), key=lambda part: (common[part], part))
            next_rarest = parts[1] if len(parts) > 1 else parts[0]
            self._terms[parts[0]].append((next_rarest, frozenset(parts), term))

    def hits(self, text: PartedText) -> list[Hit]:
        """Return every word of the vocabulary that stands in a text, parts of others too."""
        where = text.where
        return [
            hit
            for anchor, places in where.items()
            if anchor in self._terms
            for next_rarest, parts, term in self._terms[anchor]
            if next_rarest in where and (len(parts) < 3 or parts <= where.keys())
            for place in places
            if (hit := _hit(term, place, anchor, text)) is not None
        ]


class CounterIndex:
    """The words that speak against each function."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms: defaultdict[str, list[tuple[Term, frozenset[str]]]] = defaultdict(list)
        for term in terms:
            self._terms[term.code].append((term, frozenset(term.parts)))

    def against(self, found: Sequence[Hit], text: PartedText) -> frozenset[str]:
        """Return the functions of the hits that a word outside their own speaks against."""
        there = text.where.keys()
        return frozenset(
            code
            for code in {hit.code for hit in found}
            for term, parts in self._terms.get(code, ())
            if parts <= there
            for place in text.where[term.parts[0]]
            if (counter := _hit(term, place, term.parts[0], text)) is not None
            and not any(hit.code == code and counter.places <= hit.places for hit in found)
        )


def longest(found: list[Hit]) -> tuple[Hit, ...]:
    """Leave out what is only a part of a longer find: skolschema is no schema."""
    found.sort(key=lambda hit: (-len(hit.places), -hit.telling, hit.start, hit.code, hit.word))
    kept: list[Hit] = []
    for hit in found:
        if not any(_hidden(hit, longer) for longer in kept):
            kept.append(hit)
    return tuple(kept)


def _hit(term: Term, anchor: Place, part: str, text: PartedText) -> Hit | None:
    places = [anchor] if len(term.parts) == 1 else list(_places(term, anchor, part, text))
    if len(places) < len(term.parts):
        return None
    first = text.tokens[min(places)[0]]
    last = text.tokens[max(places)[0]]
    telling = term.worth * _closeness(places, text)
    covered = frozenset(places)
    return Hit(term.code, term.word, first.start, last.end, telling, term.in_prose, covered)


def _places(term: Term, anchor: Place, part: str, text: PartedText) -> Iterator[Place]:
    """Yield where the parts stand, each nearest to the anchor and near enough."""
    number = anchor[0]
    reach = len(term.parts) - 1 + APART
    clause = text.tokens[number].clause
    for other in term.parts:
        if other == part:
            yield anchor
            continue
        standing = text.where[other]
        nearest = (
            standing[0]
            if len(standing) == 1
            else min(standing, key=lambda place: (abs(place[0] - number), place))
        )
        near = abs(nearest[0] - number) <= reach
        together = text.tokens[nearest[0]].clause == clause or "," in term.word
        if not near or not together:
            return
        yield nearest


def _closeness(places: list[Place], text: PartedText) -> float:
    """The words as they stand in the vocabulary tell most, and parts of other words least."""
    if len(places) == 1 and len(text.parts[places[0][0]]) == 1:
        return IN_ORDER
    covered = set(places)
    numbers = sorted({number for number, _place in places})
    closeness = min(_within(number, text.parts[number], covered) for number in numbers)
    if len(numbers) == 1:
        return closeness
    together = places == sorted(places) and numbers[-1] - numbers[0] < len(numbers)
    return closeness * (IN_ORDER if together else OUT_OF_ORDER)


def _within(number: int, parts: Parts, covered: set[Place]) -> float:
    """How much of a compound the found parts are: all, its end, or only its beginning."""
    if len(parts) == 1:
        return IN_ORDER
    rest = [part for place, part in enumerate(parts) if (number, place) not in covered]
    if not rest:
        return IN_ORDER
    if GENERAL_STEMS.issuperset(rest):
        return WITH_GENERAL_WORD
    return ENDS_A_COMPOUND if (number, len(parts) - 1) in covered else BEGINS_A_COMPOUND


def _hidden(hit: Hit, longer: Hit) -> bool:
    if hit.code == longer.code:
        return hit.places <= longer.places
    return hit.places < longer.places
