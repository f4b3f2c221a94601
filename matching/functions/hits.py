"""Where the vocabulary's words stand in a text."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from matching.functions.terms import GENERAL_STEMS, Term
from matching.language.compounds import Compounds, Parts
from matching.language.tokens import Token

APART = 2
"""How many other words may stand between the words of a phrase."""
IN_ORDER, OUT_OF_ORDER = 1.0, 0.85
WITH_GENERAL_WORD, ENDS_A_COMPOUND, BEGINS_A_COMPOUND = 0.95, 0.85, 0.6

Place = tuple[int, int]
"""A word's number in the text, and a part's number in the word."""


class Hit(NamedTuple):
    """A word of the vocabulary found in a text; telling is 1.0 for the very word, unambiguous."""

    code: str
    word: str
    start: int
    end: int
    telling: float
    in_prose: float
    places: frozenset[Place]


class _Text:
    """A text's words and parts, and where each part stands."""

    def __init__(self, tokens: Sequence[Token], compounds: Compounds) -> None:
        self.tokens = tokens
        self.parts: list[Parts] = [compounds.parts(token.word) for token in tokens]
        self.where: defaultdict[str, list[Place]] = defaultdict(list)
        for number, parts in enumerate(self.parts):
            for place, part in enumerate(parts):
                self.where[part].append((number, place))


class TermIndex:
    """Terms by the rarest of their parts."""

    def __init__(self, terms: Iterable[Term]) -> None:
        known = list(terms)
        common: defaultdict[str, int] = defaultdict(int)
        for term in known:
            for part in set(term.parts):
                common[part] += 1
        self._terms: defaultdict[str, list[Term]] = defaultdict(list)
        for term in known:
            self._terms[min(term.parts, key=lambda part: (common[part], part))].append(term)

    def hits(self, tokens: Sequence[Token], compounds: Compounds) -> tuple[Hit, ...]:
        """Return the longest words of the vocabulary that stand in a text."""
        text = _Text(tokens, compounds)
        found = [
            hit
            for anchor, anchors in text.where.items()
            for term in self._terms.get(anchor, ())
            for place in anchors
            if (hit := _hit(term, place, anchor, text)) is not None
        ]
        return tuple(_longest(found))


def _hit(term: Term, anchor: Place, part: str, text: _Text) -> Hit | None:
    places = _places(term, anchor, part, text)
    if places is None:
        return None
    numbers = [number for number, _place in places]
    first, last = text.tokens[min(numbers)], text.tokens[max(numbers)]
    telling = term.worth * _closeness(places, text)
    return Hit(term.code, term.word, first.start, last.end, telling, term.in_prose, frozenset(places))


def _places(term: Term, anchor: Place, part: str, text: _Text) -> list[Place] | None:
    """Return where the parts stand, each nearest to the anchor and near enough."""
    if len(term.parts) == 1:
        return [anchor]
    reach = len(term.parts) - 1 + APART
    clause = text.tokens[anchor[0]].clause
    places = []
    for other in term.parts:
        if other == part:
            places.append(anchor)
            continue
        standing = text.where.get(other)
        if standing is None:
            return None
        nearest = min(standing, key=lambda place: (abs(place[0] - anchor[0]), place))
        if abs(nearest[0] - anchor[0]) > reach:
            return None
        if text.tokens[nearest[0]].clause != clause:
            return None
        places.append(nearest)
    return places


def _closeness(places: list[Place], text: _Text) -> float:
    """The words as they stand in the vocabulary tell most, and parts of other words least."""
    covered = set(places)
    numbers = sorted({number for number, _place in places})
    closeness = min(_within(number, text.parts[number], covered) for number in numbers)
    if len(numbers) == 1:
        return closeness
    together = places == sorted(places) and numbers[-1] - numbers[0] < len(numbers)
    return closeness * (IN_ORDER if together else OUT_OF_ORDER)


def _within(number: int, parts: Parts, covered: set[Place]) -> float:
    """How much of a compound the found parts are: all, its end, or only its beginning."""
    rest = [part for place, part in enumerate(parts) if (number, place) not in covered]
    if not rest:
        return IN_ORDER
    if GENERAL_STEMS.issuperset(rest):
        return WITH_GENERAL_WORD
    return ENDS_A_COMPOUND if (number, len(parts) - 1) in covered else BEGINS_A_COMPOUND


def _longest(found: list[Hit]) -> Iterable[Hit]:
    """Leave out what is only a part of a longer find: skolschema is no schema."""
    found.sort(key=lambda hit: (-len(hit.places), -hit.telling, hit.start, hit.code, hit.word))
    kept: list[Hit] = []
    for hit in found:
        if not any(_hidden(hit, longer) for longer in kept):
            kept.append(hit)
    return kept


def _hidden(hit: Hit, longer: Hit) -> bool:
    if hit.code == longer.code:
        return hit.places <= longer.places
    return hit.places < longer.places
